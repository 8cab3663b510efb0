// <account-link>: who is signed in. Pages are the same for everybody, so this is asked for apart from them, once for each page. The browser's own
// shelves belong to whoever is here: what another person left is forgotten, what was done before anybody signed in may be taken along, and
// what the account keeps from other devices is put beside.
import { drafts, exerciseId, forgetAll, givenUp, hints, isEmpty, owner, solved } from './learner-store.js';

const ask = path => fetch(path, { headers: { Accept: 'application/json' } }).then(answer => answer.ok ? answer.json() : null).catch(() => null);

class AccountLink extends HTMLElement {
  #here = null;

  async connectedCallback() {
    this.#here = await ask('/account/here');
    // Out of reach: nothing is known, and nothing is changed.
    if (!this.#here) return;
    this.#show(this.#here);
    await this.#own(this.#here.account ?? null);
    addEventListener('storage', event => {
      if (event.key === 'account' && event.newValue !== (this.#here.account ?? null)) location.reload();
    });
  }

  #show(one) {
    const person = this.querySelector('[data-person]');
    this.querySelector('[data-classes]').hidden = !one.account;
    const language = document.documentElement.lang;
    if (!one.account) {
      const back = encodeURIComponent(location.pathname + location.search);
      person.setAttribute('href', one.needsSetup ? `/${language}/set-up` : `/${language}/account/sign-in?back=${back}`);
      if (one.needsSetup) person.title = this.dataset.setUp;
    } else {
      this.querySelector('[data-who]').textContent = one.name;
      person.title = `${this.dataset.account}: ${one.name}`;
    }
    person.setAttribute('aria-label', person.title);
  }

  async #own(account) {
    const before = owner.get();
    if (before !== null && before !== account) forgetAll();
    if (account === null) { owner.set(null); return; }
    if (before === null && !isEmpty()) { this.#offer(account); return; }
    owner.set(account);
    await this.#fetch();
  }

  /** What the account keeps; what stands in a field already is not touched. */
  async #fetch() {
    for (const one of await ask('/account/kept') ?? []) {
      const id = `${one.lesson}${one.exercise}${one.variant > 0 ? `~${one.variant}` : ''}`;
      if (!exerciseId.test(id)) continue;
      if (one.text !== null && !drafts.has(id)) drafts.set(id, one.text);
      if (one.isSolved && !solved.has(id)) solved.set(id, one.text ?? '');
      if (one.isGivenUp && !givenUp.has(id)) givenUp.set(id, '');
      if (one.hints > Number(hints.get(id) ?? 0)) hints.set(id, String(one.hints));
    }
  }

  #offer(account) {
    const bar = document.createElement('section');
    bar.className = 'take-along';
    bar.setAttribute('aria-label', this.dataset.takeTitle);
    const text = document.createElement('p');
    text.textContent = this.dataset.takeText;
    const button = (words, then) => {
      const one = document.createElement('button');
      one.type = 'button';
      one.className = 'button';
      one.textContent = words;
      one.addEventListener('click', async () => {
        if (!await then()) return;
        owner.set(account);
        bar.remove();
        await this.#fetch();
      });
      return one;
    };
    bar.append(text, button(this.dataset.takeYes, () => this.#take()), button(this.dataset.takeNo, () => { forgetAll(); return true; }));
    document.querySelector('.page-head').after(bar);
  }

  async #take() {
    const ids = new Set([drafts, solved, givenUp, hints].flatMap(shelf => shelf.entries().map(([id]) => id)));
    const kept = [...ids].map(id => [id, exerciseId.exec(id)]).filter(([, parts]) => parts).map(([id, [, lesson, exercise, variant]]) => ({
      lesson, exercise, variant: Number(variant ?? 0), text: drafts.get(id), hints: Number(hints.get(id) ?? 0),
      isSolved: solved.has(id), isGivenUp: givenUp.has(id),
    })).filter(one => Number.isInteger(one.variant));
    const answer = await fetch('/account/taken', {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(kept),
    }).catch(() => null);
    return answer?.ok === true;
  }
}

customElements.define('account-link', AccountLink);
