// The page of an assignment. The cards are those of the lessons; what stands behind them here is not a circuit but plain requests: a text is kept
// on the server as it is typed, a submission is sent again, with the same key, until it is acknowledged. What the server keeps outranks
// what the browser has, unless the browser has something that never arrived.
// Stands before answer-entry.js, which reads the browser's own shelves when it starts.
import { drafts, givenUp, hints, solved } from './learner-store.js';

const first = 1_000; // ms until a lost line is tried again, then twice as long each time
const longest = 15_000;
const page = document.querySelector('assignment-work');
const language = document.documentElement.lang;

const unsent = {
  get: key => { try { return localStorage.getItem(`unsent ${key}`); } catch { return null; } },
  set: (key, text) => { try { localStorage.setItem(`unsent ${key}`, text); } catch { /* Then only a lost line loses it. */ } },
  remove: key => { try { localStorage.removeItem(`unsent ${key}`); } catch { /* As above. */ } },
};

/** The line to the server, for all cards of the page. */
const line = {
  isDown: false,

  async send(path, body) {
    let answer;
    try {
      answer = await fetch(`${path}?in=${language}`, {
        method: 'POST', redirect: 'manual', headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ account: page.dataset.account, ...body }),
      });
    } catch {
      this.lost();
      throw new Error('no connection');
    }
    if ([429, 502, 503, 504].includes(answer.status)) { this.lost(); throw new Error('busy'); }
    // Whoever is signed out meanwhile is led to where one signs in.
    if (answer.type === 'opaqueredirect' || answer.status === 401) { location.reload(); throw new Error('signed out'); }
    return answer.status === 204 ? {} : { status: answer.status, ...await answer.json() };
  },

  lost() {
    if (this.isDown) return;
    this.isDown = true;
    document.dispatchEvent(new Event('circuit-lost'));
    this.tryAgain(first);
  },

  tryAgain(wait) {
    setTimeout(async () => {
      try {
        if (!(await fetch('/health/live', { cache: 'no-store' })).ok) throw new Error('not yet');
        this.isDown = false;
        document.dispatchEvent(new Event('circuit-back'));
      } catch { this.tryAgain(Math.min(2 * wait, longest)); }
    }, wait);
  },
};

/** Stands for the circuit behind one card. */
class Desk {
  #item;
  #path;
  #key;

  constructor(item) {
    this.#item = item;
    this.#path = `/work/${item.dataset.item}`;
    this.#key = item.dataset.key;
  }

  // The methods by which <answer-entry> asks.
  invokeMethodAsync(method, id, argument) { return this[method](argument); }

  async Resume(saved) {
    const isRight = saved.check && !this.#pending && solved.get(this.#key) === saved.text;
    if (saved.check && !isRight) await this.Check(this.#pending?.text ?? saved.text);
    return { variant: 0, markup: null, costs: this.#costs, isSolved: solved.has(this.#key) };
  }

  async Read(text) {
    unsent.set(this.#key, text);
    this.#tell(null);
    const { reading, savedAt, refused } = await this.#send('reading', { text, revision: Date.now() });
    if (refused) { this.#show('.reading', this.#words(refused)); return; }
    if (unsent.get(this.#key) === text) unsent.remove(this.#key);
    this.#show('.reading', reading);
    this.#show('.judgement', '');
    this.#tell(savedAt);
  }

  // The key outlives the page, so that an answer whose acknowledgement was lost is not a second one.
  async Check(text) {
    if (this.#pending?.text !== text) this.#pending = { key: crypto.randomUUID(), text };
    const { judgement, state, solution, isSolved, refused } = await this.#send('submissions', this.#pending);
    this.#pending = null;
    if (refused) { this.#show('.judgement', this.#words(refused)); return false; }
    unsent.remove(this.#key);
    this.#show('.judgement', judgement);
    this.#became(state, solution);
    return isSolved;
  }

  async Hint(count) {
    const { hints: opened, state, refused } = await this.#send('hints', { count });
    this.#show('.hints', refused ? this.#words(refused) : opened);
    if (!refused) this.#became(state);
  }

  async GiveUp() {
    const { state, solution, refused } = await this.#send('solution', {});
    if (refused) { this.#show('.judgement', this.#words(refused)); return; }
    this.#became(state, solution);
  }

  look() { return this.#send('look', {}).catch(() => {}); }

  async #send(what, body) {
    try { return await line.send(`${this.#path}/${what}`, body); } catch (lost) {
      if (what !== 'look') this.#item.querySelector('[data-saved-at]').textContent = page.dataset.unsaved;
      throw lost;
    }
  }

  get #costs() { return (this.#entry.dataset.costs ?? '').split(' ').filter(Boolean).map(Number); }

  get #entry() { return this.#item.querySelector('answer-entry'); }

  get #pending() {
    try { return JSON.parse(localStorage.getItem(`submission ${this.#key}`)); } catch { return null; }
  }

  set #pending(submission) {
    try {
      if (submission) localStorage.setItem(`submission ${this.#key}`, JSON.stringify(submission));
      else localStorage.removeItem(`submission ${this.#key}`);
    } catch { /* Then a key lasts as long as the page. */ }
  }

  #became(state, solution) {
    if (state) this.#show('[data-state]', state);
    if (solution) this.#show('[data-solution]', solution);
  }

  #tell(savedAt) {
    if (!savedAt) return;
    const time = new Date(savedAt).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    this.#item.querySelector('[data-saved-at]').textContent = page.dataset.saved.replace('{0}', time);
  }

  #words(text) {
    const paragraph = document.createElement('p');
    paragraph.textContent = text;
    return paragraph;
  }

  /** Parts of the page come from the server as it wrote them. */
  #show(place, content) {
    const part = this.#item.querySelector(place);
    if (typeof content === 'string') part.innerHTML = content; else part.replaceChildren(content);
  }
}

function takeOver(item) {
  const { key, draft, hints: opened, solved: right, givenUp: since } = item.dataset;
  if (unsent.get(key) === null) { if (draft === undefined) drafts.remove(key); else drafts.set(key, draft); }
  hints.set(key, opened);
  if (right === undefined) solved.remove(key); else solved.set(key, right);
  if (since === undefined) givenUp.remove(key); else givenUp.set(key, since);
}

if (page) {
  const items = [...page.querySelectorAll('[data-item][data-key]')].filter(item => item.querySelector('answer-entry'));
  items.forEach(takeOver);
  customElements.whenDefined('answer-entry').then(() => {
    for (const item of items) {
      const desk = new Desk(item);
      item.querySelector('answer-entry').attach(desk);
      item.addEventListener('focusin', () => desk.look(), { once: true });
    }
  });
  const turns = Date.parse(page.dataset.turns) - Date.now();
  if (turns > 0 && turns < 2 ** 31) {
    setTimeout(() => {
      const told = document.createElement('p');
      told.className = 'told problem';
      told.setAttribute('role', 'status');
      told.textContent = page.dataset.turned;
      page.prepend(told);
    }, turns);
  }
}
