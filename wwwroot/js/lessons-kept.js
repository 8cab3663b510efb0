// What is kept of the lessons, added up. It defines no element, so that several scripts may share it.
import { drafts, exerciseId, solved, visited } from './learner-store.js';

/** What is kept of each lesson: which letters are solved, and whether anything was begun. */
export function lessonsKept() {
  const lessons = new Map();
  const of = id => lessons.get(id) ?? lessons.set(id, { solved: new Set(), begun: false }).get(id);
  const each = (shelf, then) => {
    for (const [id] of shelf.entries()) {
      const [, lesson, letter] = exerciseId.exec(id) ?? [];
      if (lesson) then(of(lesson), letter);
    }
  };
  each(drafts, lesson => { lesson.begun = true; });
  each(solved, (lesson, letter) => { lesson.begun = true; lesson.solved.add(letter); });
  for (const [id] of visited.entries()) of(id).begun = true;
  return lessons;
}

/** How much of a lesson is done, by its line in a table of contents. */
export function stateOf(link, kept) {
  const letters = link.dataset.exercises.split(' ').filter(Boolean);
  const lesson = kept.get(link.dataset.lesson);
  const count = letters.filter(letter => lesson?.solved.has(letter)).length;
  const state = letters.length > 0 && count === letters.length ? 'done' : lesson?.begun ? 'begun' : null;
  return { state, count, all: letters.length };
}

/** Puts values into the places {0}, {1} of a text. */
export function fill(text, ...values) {
  return text.replace(/\{(\d)\}/g, (_, index) => values[index]);
}
