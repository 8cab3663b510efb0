// What the browser keeps of a learner who has no account. The only module that knows the keys:
//
//   draft <exercise>      the text typed last                    <exercise> is lesson and letter, as in 4.2b, and for a variant with other
//   solved <exercise>     the text that was judged right         numbers a tilde and its number behind them: 4.2b~7
//   given-up <exercise>   when the solution was asked for
//   hints <exercise>      how many hints were opened
//   tried <exercise>      wrong answers that were given, as a JSON list of the newest
//   numbers <exercise>    which other numbers it is asked with now; nothing for the author's own. Never with a tilde.
//   visited <lesson>      when the lesson was opened last        times are ISO 8601
//   check <exercise>      that a verdict was asked for and has not come: for as long as the tab is open, in its own storage
//   unsent <item>, submission <item>   of an assignment: what has not arrived yet
//   account               whose all this is, where somebody is signed in: then it is a copy of what the account keeps
//   last                  where the learner was: the lesson, or lesson and letter
//
// A browser may refuse storage (private windows, full disks): then nothing is kept, and nothing else changes.

/** A lesson, as in 4.2; an exercise, as in 4.2b, 4.2a1 or 4.2b~7. */
export const lessonId = /^\d{1,2}\.\d{1,2}$/;
export const exerciseId = /^(\d{1,2}\.\d{1,2})([a-z]\d{0,2})(?:~([\w-]{1,24}))?$/;

/** Raised on the document whenever something that is kept has changed, in this tab or in another. */
export const changed = 'learner-store';

const kept = () => localStorage;

class Shelf {
  #prefix;
  #storage;

  constructor(prefix, storage = kept) {
    this.#prefix = prefix + ' ';
    this.#storage = storage;
  }

  get(id) { return read(this.#prefix + id, this.#storage); }

  has(id) { return this.get(id) !== null; }

  set(id, text) { write(this.#prefix + id, text, this.#storage); }

  remove(id) { write(this.#prefix + id, null, this.#storage); }

  /** All that stands on this shelf: [id, text] pairs. */
  entries() {
    return keys(this.#storage).filter(key => key.startsWith(this.#prefix)).map(key => [key.slice(this.#prefix.length), read(key, this.#storage)]);
  }

  clear() { for (const [id] of this.entries()) this.remove(id); }
}

export const drafts = new Shelf('draft');
export const solved = new Shelf('solved');
export const givenUp = new Shelf('given-up');
export const hints = new Shelf('hints');
export const tried = new Shelf('tried');
export const numbers = new Shelf('numbers');
export const visited = new Shelf('visited');
export const checks = new Shelf('check', () => sessionStorage);

/** Where the learner was: a lesson or an exercise; null at the first visit. */
export const last = {
  get: () => read('last'),
  set: id => write('last', id),
  clear: () => write('last', null),
};

/** Whose work is kept here: an account's id; null for somebody who has not signed in. */
export const owner = {
  get: () => read('account'),
  set: id => write('account', id),
};

/** Whether anything was done here. */
export const isEmpty = () => [drafts, solved, givenUp, hints].every(shelf => shelf.entries().length === 0);

/** Another person's turn: nothing of the one before stays in this browser. */
export function forgetAll() {
  for (const shelf of [drafts, solved, givenUp, hints, numbers, visited, checks]) shelf.clear();
  for (const key of keys(kept).filter(key => /^(unsent|submission) /.test(key))) write(key, null);
  last.clear();
}

export const now = () => new Date().toISOString();

function read(key, storage = kept) {
  try { return storage().getItem(key); } catch { return null; }
}

function write(key, value, storage = kept) {
  try {
    if (storage().getItem(key) === value) return;
    if (value === null) storage().removeItem(key);
    else storage().setItem(key, value);
  } catch { return; }
  document.dispatchEvent(new Event(changed));
}

function keys(storage) {
  try { return Object.keys(storage()); } catch { return []; }
}

addEventListener('storage', () => document.dispatchEvent(new Event(changed)));
