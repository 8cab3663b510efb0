// <answer-entry>: the place where a learner types. It stands outside of the interactive island that reads and judges the answer, so that no
// render ever touches the field: an input method composes undisturbed, the caret stays, and what was typed before the page came alive is kept.
// The server's bridge finds the element by its id and calls attach(); from then on each text goes to the server, the newest first. What is kept
// (drafts, numbers, hints opened) stays in the browser: learner-store.js.
// Of a kind of answer it knows only the element marked data-answer, a field or an element of that kind's own: value, defaultValue, input.
import { checks, drafts, givenUp, hints, now, numbers, solved, tried } from './learner-store.js';

const pause = 120; // ms without a keystroke before the text is read
const mostTried = 20; // wrong answers that are remembered; a longer one than so many characters is not
const longestTried = 200;
const longest = 10_001; // one more than the language accepts: enough for the server to say that it is too long

class AnswerEntry extends HTMLElement {
  #server = null;
  #timer = 0;
  #reading = false;
  #stale = false;
  #composing = false;
  #checkWanted = false;
  #isCutOff = false; // the line to the server is down
  #told = null; // the text that the page says something about
  #first = ''; // the answer before anything was typed
  #variant = 0;
  #costs = []; // of the hints, in percent
  #ownAsk = '';
  #ready = null;

  connectedCallback() {
    document.addEventListener('circuit-lost', this.#lost);
    document.addEventListener('circuit-back', this.#back);
    this.#ready ??= this.#start();
  }

  async #start() {
    if (this.#source.localName.includes('-')) await customElements.whenDefined(this.#source.localName);
    this.#first = this.answer;
    this.#ownAsk = this.#ask.innerHTML;
    this.#costs = (this.dataset.costs ?? '').split(' ').filter(Boolean).map(Number);
    this.#variant = this.#variants > 0 ? Math.min(Math.trunc(Number(numbers.get(this.dataset.exercise))) || 0, this.#variants) : 0;
    this.#restore();
    this.#checkWanted = checks.has(this.#kept);
    this.#wait();
    this.addEventListener('compositionstart', () => { this.#composing = true; });
    this.addEventListener('compositionend', () => { this.#composing = false; this.#typed(); });
    // Not 'change': it comes when the field is left, and would take a verdict back although nothing was typed.
    this.addEventListener('input', () => this.#typed());
    this.addEventListener('keydown', event => this.#key(event));
    this.addEventListener('pointerdown', event => { if (event.target.closest('[data-insert]')) event.preventDefault(); });
    this.addEventListener('click', event => this.#click(event));
    this.#check.disabled = false;
  }

  disconnectedCallback() {
    document.removeEventListener('circuit-lost', this.#lost);
    document.removeEventListener('circuit-back', this.#back);
    clearTimeout(this.#timer);
    this.#server = null;
  }

  /** The answer as text. Half of a surrogate pair, typed or left by the cut, cannot travel. */
  get answer() { return this.#source.value.slice(0, longest).toWellFormed(); }

  get #source() { return this.querySelector('[data-answer]'); }

  /** Where a text is typed; null where the answer is given otherwise. */
  get #field() { return this.#source.matches('input, textarea') ? this.#source : null; }

  get #check() { return this.querySelector('[data-check]'); }

  get #ask() { return document.getElementById(this.dataset.ask); }

  get #variants() { return Number(this.dataset.variants ?? 0); }

  /** Under which this exercise is kept, with these numbers. */
  get #kept() { return this.#variant > 0 ? `${this.dataset.exercise}~${this.#variant}` : this.dataset.exercise; }

  /** Wrong answers that were given before. */
  get #tried() {
    try {
      const list = JSON.parse(tried.get(this.#kept) ?? '[]');
      return Array.isArray(list) ? list.filter(text => typeof text === 'string').slice(-mostTried) : [];
    } catch { return []; }
  }

  get #opened() { return Number(hints.get(this.#kept) ?? 0); }

  /** Called for the bridge, each time that a circuit begins. */
  async attach(server) {
    await this.#ready;
    this.#server = server;
    this.#told = null;
    this.toggleAttribute('alive', true);
    this.#wait();
    this.#begin();
  }

  /** Asks with other numbers; 0 for the author's own. What was typed with these is kept. */
  vary(variant) {
    this.#variant = variant;
    if (variant > 0) numbers.set(this.dataset.exercise, String(variant)); else numbers.remove(this.dataset.exercise);
    clearTimeout(this.#timer);
    this.#clear();
    this.#restore();
    this.#told = null;
    this.#begin(true);
  }

  // What is said stays said of the text that it was said of, and of no other.
  #lost = () => {
    this.#isCutOff = true;
    this.#wait();
    this.#admit();
  };

  // What was sent while the line was down has no answer and never will have one.
  #back = () => {
    this.#isCutOff = false;
    this.#reading = false;
    this.#wait();
    this.#admit();
    if (!this.#server) return;
    if (this.#checkWanted) this.#judge();
    else if (this.answer !== (this.#told ?? this.#first)) this.#read();
  };

  // An exercise of which nothing is kept costs the server nothing.
  async #begin(anew = false) {
    const right = solved.get(this.#kept);
    const kept = {
      variant: this.#variant, hints: this.#opened, givenUp: givenUp.has(this.#kept), text: this.answer,
      check: this.#checkWanted || (right !== null && right === this.answer), tried: this.#tried,
    };
    this.#offer(right !== null);
    const isUntouched = kept.variant === 0 && kept.hints === 0 && kept.tried.length === 0 && !kept.givenUp && !kept.check;
    if (!anew && isUntouched && kept.text === this.#first) return;
    this.#reading = true;
    try {
      const asking = await this.#server.invokeMethodAsync('Resume', this.id, kept);
      this.#told = kept.text;
      if (asking) this.#pose(asking);
      if (asking && kept.check) this.#judged(asking.isSolved);
    } catch { /* the circuit is gone: the page says so, and what was typed is kept */ } finally { this.#reading = false; }
    if (this.answer !== this.#told) this.#read();
  }

  #pose(asking) {
    if (asking.variant !== this.#variant) {
      this.#variant = asking.variant;
      numbers.remove(this.dataset.exercise);
      this.#clear();
      this.#restore();
    }
    const markup = asking.markup ?? this.#ownAsk;
    if (this.#ask.innerHTML !== markup) this.#ask.innerHTML = markup;
    this.#costs = asking.costs;
    this.#offer(solved.has(this.#kept));
  }

  /** Shows the links that make sense now. */
  #offer(isSolved) {
    const isOpen = isSolved || givenUp.has(this.#kept);
    const [hint, vary, own, giveUp] = ['hint', 'vary', 'own', 'give-up'].map(name => this.querySelector(`[data-${name}]`));
    const next = this.#opened;
    hint.hidden = isOpen || next >= this.#costs.length;
    if (!hint.hidden) {
      hint.textContent = [next + 1, this.#costs.length, this.#costs[next]].reduce((text, value, i) => text.replace(`{${i}}`, value), hint.dataset.hint);
    }
    if (vary) vary.hidden = false;
    if (own) own.hidden = this.#variant === 0;
    if (giveUp) giveUp.hidden = isOpen;
    this.#ensure(false);
  }

  #ensure(asked) {
    const sure = this.querySelector('.sure');
    if (!sure) return;
    sure.hidden = !asked;
    this.querySelector('[data-give-up]').setAttribute('aria-expanded', String(asked));
    if (asked) sure.querySelector('button').focus();
  }

  /** Shows that a verdict will come as soon as there is somebody to give it. */
  #wait() {
    this.toggleAttribute('waiting', this.#checkWanted && (!this.#server || this.#isCutOff));
    this.toggleAttribute('cut-off', this.#isCutOff);
  }

  /** While the line is down, hides what was said of another text than the one that stands there. */
  #admit() { this.toggleAttribute('unseen', this.#isCutOff && this.answer !== this.#told); }

  #typed() {
    drafts.set(this.#kept, this.answer);
    this.#admit();
    if (this.#composing) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#read(), pause);
  }

  // One text at a time: while the server reads, only the fact that there is a newer one is remembered.
  async #read() {
    if (!this.#server || this.#isCutOff) return;
    if (this.#reading) { this.#stale = true; return; }
    this.#reading = true;
    try {
      do {
        this.#stale = false;
        const text = this.answer;
        await this.#server.invokeMethodAsync('Read', this.id, text);
        this.#told = text;
      } while (this.#stale);
    } catch { /* as above */ } finally { this.#reading = false; }
  }

  async #judge() {
    clearTimeout(this.#timer);
    this.#stale = false; // the verdict brings its own reading; one that came after it would take it back
    this.#checkWanted = true;
    checks.set(this.#kept, now());
    this.#wait();
    if (!this.#server || this.#isCutOff) return;
    try {
      const text = this.answer;
      const verdict = await this.#server.invokeMethodAsync('Check', this.id, text);
      this.#told = text;
      if (verdict?.isWrong) this.#note(text);
      this.#judged(verdict?.isSolved ?? false);
    } catch { /* as above; it is asked again once the circuit is back */ }
  }

  #note(text) {
    if (text.length <= longestTried) tried.set(this.#kept, JSON.stringify([...this.#tried.filter(one => one !== text), text].slice(-mostTried)));
  }

  #judged(isSolved) {
    this.#checkWanted = false;
    checks.remove(this.#kept);
    this.#wait();
    if (!isSolved) return;
    solved.set(this.#kept, this.#told);
    this.#offer(true);
  }

  #key(event) {
    if (event.key !== 'Enter' || event.isComposing || !(event.target === this.#field)) return;
    if (this.#field.tagName === 'TEXTAREA' && !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.#judge();
  }

  #click(event) {
    const of = name => event.target.closest(`[data-${name}]`);
    if (of('insert')) this.#insert(of('insert').dataset.insert);
    else if (of('check')) this.#judge();
    else if (of('hint') || of('next-hint')) this.#hint();
    else if (of('vary')) this.#varyAll(this.#variant % this.#variants + 1);
    else if (of('own')) this.#varyAll(0);
    else if (of('give-up')) this.#ensure(this.querySelector('.sure').hidden);
    else if (of('keep-trying')) { this.#ensure(false); (this.#field ?? this.#check).focus(); }
    else if (of('give-up-now')) this.#giveUp();
  }

  // The exercises of a chain go on from each other, so they are asked with the same numbers.
  #varyAll(variant) {
    const chain = this.dataset.chain;
    const all = chain ? [...document.querySelectorAll('answer-entry[data-chain]')].filter(one => one.dataset.chain === chain) : [this];
    for (const one of all) one.vary(variant);
    this.#field?.focus();
  }

  async #hint() {
    if (!this.#server) return;
    hints.set(this.#kept, String(this.#opened + 1));
    this.#offer(false);
    if (this.querySelector('[data-hint]').hidden) (this.#field ?? this.#check).focus();
    try { await this.#server.invokeMethodAsync('Hint', this.id, this.#opened); } catch { /* as above; it is opened once the circuit is back */ }
  }

  async #giveUp() {
    if (!this.#server) return;
    givenUp.set(this.#kept, now());
    this.#offer(false);
    (this.#field ?? this.#check).focus();
    try { await this.#server.invokeMethodAsync('GiveUp', this.id); } catch { /* as above */ }
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

  #clear() { this.#source.value = this.#source.defaultValue; }

  #restore() {
    const draft = drafts.get(this.#kept);
    if (draft !== null && this.#source.value === this.#source.defaultValue) this.#source.value = draft;
  }
}

customElements.define('answer-entry', AnswerEntry);

export function attach(id, server) {
  document.getElementById(id)?.attach(server);
}
