// <answer-entry>: the place where a learner types. It stands outside of the interactive island that reads and judges the answer, so that no
// render ever touches the field: an input method composes undisturbed, the caret stays, and what was typed before the page came alive is kept.
// The island finds the element by its id and calls attach(); from then on each text goes to the server, the newest first.

const pause = 120; // ms without a keystroke before the text is read
const longest = 10_001; // one more than the language accepts: enough for the server to say that it is too long

class AnswerEntry extends HTMLElement {
  #server = null;
  #timer = 0;
  #reading = false;
  #stale = false;
  #composing = false;
  #checkWanted = false;
  #told = null; // the text that the page says something about

  connectedCallback() {
    this.#restore();
    this.addEventListener('compositionstart', () => { this.#composing = true; });
    this.addEventListener('compositionend', () => { this.#composing = false; this.#typed(); });
    // Not 'change': it comes when the field is left, and would take a verdict back although nothing was typed.
    this.addEventListener('input', () => this.#typed());
    this.addEventListener('keydown', event => this.#key(event));
    this.addEventListener('pointerdown', event => { if (event.target.closest('[data-insert]')) event.preventDefault(); });
    this.addEventListener('click', event => this.#click(event));
    document.addEventListener('circuit-back', this.#back);
    this.#check.disabled = false;
  }

  disconnectedCallback() {
    document.removeEventListener('circuit-back', this.#back);
    clearTimeout(this.#timer);
    this.#server = null;
  }

  /** The answer as text: what was typed, the chosen option, or the order of the items. */
  get answer() {
    const chosen = this.querySelector('input[type=radio]:checked');
    const text = chosen ? chosen.value
      : this.#items.length > 0 ? this.#items.map(item => item.dataset.item).join(',')
      : this.#field?.value ?? '';
    // Half of a surrogate pair, typed or left by the cut, cannot travel.
    return text.slice(0, longest).toWellFormed();
  }

  get #field() { return this.querySelector('textarea, input[type=text]'); }

  get #items() { return [...this.querySelectorAll('[data-item]')]; }

  get #check() { return this.querySelector('[data-check]'); }

  get #drafts() { return `draft ${this.dataset.exercise}`; }

  /** Called by the island, each time that a circuit begins. */
  attach(server) {
    this.#server = server;
    this.#told = null;
    this.toggleAttribute('alive', true);
    this.#catchUp();
  }

  // What was sent while the line was down has no answer and never will have one.
  #back = () => {
    this.#reading = false;
    if (this.#server) this.#catchUp();
  };

  #catchUp() {
    if (this.#checkWanted || (this.#solvedBefore && this.#told === null)) {
      this.#judge();
    } else if (this.answer !== (this.#told ?? '')) {
      this.#read();
    }
  }

  /** Called by the island once this exercise is solved. */
  solved() {
    store(`solved ${this.dataset.exercise}`, this.answer);
  }

  get #solvedBefore() {
    const right = recall(`solved ${this.dataset.exercise}`);
    return right !== null && right === this.answer;
  }

  #typed() {
    store(this.#drafts, this.answer);
    if (this.#composing) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#read(), pause);
  }

  // One text at a time: while the server reads, only the fact that there is a newer one is remembered.
  async #read() {
    if (!this.#server) return;
    if (this.#reading) { this.#stale = true; return; }
    this.#reading = true;
    try {
      do {
        this.#stale = false;
        const text = this.answer;
        await this.#server.invokeMethodAsync('Read', text);
        this.#told = text;
      } while (this.#stale);
    } catch { /* the circuit is gone: the page says so, and the text is kept */ } finally { this.#reading = false; }
  }

  async #judge() {
    clearTimeout(this.#timer);
    this.#stale = false; // the verdict brings its own reading; one that came after it would take it back
    this.#checkWanted = true;
    this.toggleAttribute('waiting', !this.#server);
    if (!this.#server) return;
    try {
      const text = this.answer;
      await this.#server.invokeMethodAsync('Check', text);
      this.#told = text;
      this.#checkWanted = false;
    } catch { /* as above; it is asked again once the circuit is back */ }
  }

  #key(event) {
    if (event.key !== 'Enter' || event.isComposing || !(event.target === this.#field)) return;
    if (this.#field.tagName === 'TEXTAREA' && !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.#judge();
  }

  #click(event) {
    const insert = event.target.closest('[data-insert]');
    const move = event.target.closest('[data-move]');
    if (insert) this.#insert(insert.dataset.insert);
    else if (move) this.#move(move);
    else if (event.target.closest('[data-check]')) this.#judge();
  }

  // execCommand keeps the field's own undo history; setRangeText is for browsers without it.
  #insert(text) {
    const field = this.#field;
    field.focus();
    if (!document.execCommand('insertText', false, text)) {
      field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
      this.#typed();
    }
  }

  #move(button) {
    const item = button.closest('[data-item]');
    if (button.dataset.move === 'up') item.previousElementSibling?.before(item);
    else item.nextElementSibling?.after(item);
    button.focus();
    this.#typed();
  }

  #restore() {
    const draft = recall(this.#drafts);
    if (draft === null) return;
    const field = this.#field;
    if (field && field.value === field.defaultValue) field.value = draft;
    for (const option of this.querySelectorAll('input[type=radio]')) option.checked = option.value === draft;
    for (const id of this.#items.length > 0 ? draft.split(',') : []) {
      const item = this.#items.find(one => one.dataset.item === id);
      item?.parentElement.append(item);
    }
  }
}

// A browser may refuse storage (private windows, full disks): then nothing is kept, and nothing else changes.
function store(key, value) {
  try { localStorage.setItem(key, value); } catch { /* see above */ }
}

function recall(key) {
  try { return localStorage.getItem(key); } catch { return null; }
}

customElements.define('answer-entry', AnswerEntry);

export function attach(id, server) {
  document.getElementById(id)?.attach(server);
}

export function solved(id) {
  document.getElementById(id)?.solved();
}
