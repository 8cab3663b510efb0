// <progress-page>: what is done, module by module, and the ways to take it along or to forget it.
import { changed, drafts, givenUp, last, solved, visited } from './learner-store.js';
import { fill, lessonsKept, stateOf } from './lessons-kept.js';
import { bringIn, largest, saved } from './progress-file.js';

class ProgressPage extends HTMLElement {
  connectedCallback() {
    this.#show();
    document.addEventListener(changed, () => this.#show());
    this.#on('[data-export]', 'click', () => this.#export());
    this.#on('[data-import]', 'change', event => this.#import(event.target));
    this.#on('[data-clear]', 'click', () => this.#sure(true));
    this.#on('[data-clear-not]', 'click', () => this.#sure(false));
    this.#on('[data-clear-sure]', 'click', () => {
      for (const shelf of [drafts, solved, givenUp, visited, last]) shelf.clear();
      this.#sure(false);
      this.#say(this.dataset.cleared);
    });
  }

  #on(part, kind, then) { this.querySelector(part).addEventListener(kind, then); }

  #show() {
    const kept = lessonsKept();
    for (const row of this.querySelectorAll('[data-lessons]')) {
      const states = row.dataset.lessons.split(' ').filter(Boolean)
        .map(lesson => document.querySelector(`.contents [data-lesson="${lesson}"]`)).filter(Boolean).map(link => stateOf(link, kept));
      const sum = of => states.reduce((total, state) => total + of(state), 0);
      row.querySelector('[data-lessons-done]').textContent = fill(this.dataset.of, sum(state => state.state === 'done' ? 1 : 0), states.length);
      row.querySelector('[data-exercises-solved]').textContent = fill(this.dataset.of, sum(state => state.count), sum(state => state.all));
    }
  }

  #export() {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([saved()], { type: 'application/json' }));
    link.download = 'backprop-tutor-progress.json';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  async #import(field) {
    const file = field.files[0];
    if (!file) return;
    const result = file.size > largest ? { wrong: 'tooLarge' } : bringIn(await file.text());
    field.value = '';
    this.#say(result.wrong ? this.dataset[result.wrong] : fill(this.dataset.imported, result.solved, result.drafts));
  }

  // Forgetting takes two steps, and the second begins on the way back.
  #sure(asked) {
    this.querySelector('[data-clear]').hidden = asked;
    this.querySelector('[data-clear-sure]').hidden = this.querySelector('[data-clear-not]').hidden = !asked;
    this.querySelector(asked ? '[data-clear-not]' : '[data-clear]').focus();
  }

  #say(words) { this.querySelector('[data-said]').textContent = words; }
}

customElements.define('progress-page', ProgressPage);
