// <account-link>: who is signed in. Pages are the same for everybody, so this is asked for apart from them, once for each page.
const here = fetch('/account/here', { headers: { Accept: 'application/json' } })
  .then(answer => answer.ok ? answer.json() : {})
  .catch(() => ({}));

/** Who is here: { account, name, isTeacher, isAdministrator }, or nobody: { needsSetup }. */
export const whoIsHere = () => here;

class AccountLink extends HTMLElement {
  async connectedCallback() {
    const one = await here;
    const person = this.querySelector('[data-person]');
    this.querySelector('[data-classes]').hidden = !one.account;
    const language = document.documentElement.lang;
    if (!one.account) {
      person.setAttribute('href', one.needsSetup ? `/${language}/set-up` : `/${language}/account/sign-in?back=${encodeURIComponent(location.pathname + location.search)}`);
      if (one.needsSetup) person.title = this.dataset.setUp;
    } else {
      this.querySelector('[data-who]').textContent = one.name;
      person.title = `${this.dataset.account}: ${one.name}`;
    }
    person.setAttribute('aria-label', person.title);
  }
}

customElements.define('account-link', AccountLink);
