// <live-form>: a form that asks with its address, answered while somebody types. What the form would lead to is fetched, and the part of it that
// is marked data-live takes the place of the one that is shown. The field itself is never touched. Without this script the form is a form.
import { insert } from './insert.js';

const pause = 150; // ms without a keystroke before the text is sent

class LiveForm extends HTMLElement {
  #timer = 0;
  #asked = null; // aborts the question that is still open: only the newest text matters

  connectedCallback() {
    this.toggleAttribute('alive', true);
    let composing = false;
    this.addEventListener('compositionstart', () => { composing = true; });
    this.addEventListener('compositionend', () => { composing = false; this.#later(); });
    this.addEventListener('input', () => { if (!composing) this.#later(); });
    this.addEventListener('submit', event => { event.preventDefault(); this.#ask(); });
    this.addEventListener('pointerdown', event => { if (event.target.closest('[data-insert]')) event.preventDefault(); });
    this.addEventListener('click', event => {
      const sign = event.target.closest('[data-insert]')?.dataset.insert;
      if (sign) insert(this.querySelector('textarea'), sign, () => this.#later());
    });
  }

  disconnectedCallback() { clearTimeout(this.#timer); this.#asked?.abort(); }

  #later() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(), pause);
  }

  async #ask() {
    this.#asked?.abort();
    this.#asked = new AbortController();
    const form = this.querySelector('form');
    const fields = new URLSearchParams([...new FormData(form)].map(([name, text]) => [name, text.toWellFormed()]));
    const address = new URL(form.action);
    address.search = fields.toString();
    try {
      const response = await fetch(address, { signal: this.#asked.signal });
      if (!response.ok) return;
      const page = new DOMParser().parseFromString(await response.text(), 'text/html');
      const [shown, fresh] = [this.querySelector('[data-live]'), page.querySelector('live-form [data-live]')];
      if (fresh) shown.replaceChildren(...document.importNode(fresh, true).childNodes);
      history.replaceState(history.state, '', address.pathname + address.search);
    } catch { /* newer text is on its way, or the server is out of reach: what is shown stays */ }
  }
}

customElements.define('live-form', LiveForm);
