// Shows on every page what the browser keeps of the learner: marks in the tables of contents, the way back to where they were.
import { changed, exerciseId, last, lessonId, now, visited } from './learner-store.js';
import { fill, lessonsKept, stateOf } from './lessons-kept.js';

const signs = { done: '✓', begun: '◐', next: '→' };

/** <progress-marks>: the lessons in it, marked done, begun or next, by a sign and a word. */
class ProgressMarks extends HTMLElement {
  connectedCallback() {
    this.show();
    document.addEventListener(changed, this.show);
  }

  disconnectedCallback() { document.removeEventListener(changed, this.show); }

  show = () => {
    const kept = lessonsKept();
    const lines = [...this.querySelectorAll('[data-lesson]')].map(link => ({ link, ...stateOf(link, kept) }));
    // Of a course that nobody has begun, nothing is next.
    const next = lines.some(line => line.state) ? lines.find(line => !line.state) : null;
    if (next) next.state = 'next';
    for (const { link, state, count, all } of lines) {
      const part = this.dataset.some && state === 'begun' && count > 0 ? fill(this.dataset.some, count, all) : null;
      this.#mark(link.querySelector('[data-mark]'), state, part);
    }
    for (const mark of this.querySelectorAll('[data-module-mark]')) {
      const states = lines.filter(line => mark.closest('details').contains(line.link)).map(line => line.state);
      this.#mark(mark, states.every(state => state === 'done') ? 'done' : states.includes('begun') || states.includes('done') ? 'begun' : states.includes('next') ? 'next' : null);
    }
  };

  #mark(mark, state, words = null) {
    mark.dataset.state = state ?? '';
    const sign = document.createElement('span');
    sign.setAttribute('aria-hidden', 'true');
    sign.textContent = state ? signs[state] : '';
    const word = document.createElement('span');
    word.className = 'word';
    word.textContent = state ? ` ${words ?? this.dataset[state]}` : '';
    mark.replaceChildren(...(state ? [sign, word] : []));
  }
}

/** <continue-link>: a link to the lesson, and in it the exercise, that was touched last. */
class ContinueLink extends HTMLElement {
  connectedCallback() {
    this.show();
    document.addEventListener(changed, this.show);
  }

  disconnectedCallback() { document.removeEventListener(changed, this.show); }

  show = () => {
    const link = this.querySelector('a');
    const id = last.get() ?? '';
    const [, lesson, letter] = exerciseId.exec(id) ?? [null, lessonId.test(id) ? id : null];
    const line = lesson && document.querySelector(`[data-lesson="${lesson}"]`);
    link.hidden = !line || line.getAttribute('aria-current') === 'page';
    if (link.hidden) return;
    link.href = line.getAttribute('href') + (letter ? `#exercise-${letter}` : '');
    link.textContent = fill(this.dataset.text, letter ? lesson + letter : lesson);
  };
}

// The lesson that is open, and the exercise that somebody is at.
const here = document.querySelector('[data-lesson-page]')?.dataset.lessonPage;
if (here) {
  visited.set(here, now());
  if ((exerciseId.exec(last.get() ?? '')?.[1] ?? null) !== here) last.set(here);
  for (const kind of ['focusin', 'input']) {
    document.addEventListener(kind, event => {
      const exercise = event.target.closest?.('answer-entry')?.dataset.exercise;
      if (exercise && exerciseId.test(exercise)) last.set(exercise);
    });
  }
}

customElements.define('progress-marks', ProgressMarks);
customElements.define('continue-link', ContinueLink);
