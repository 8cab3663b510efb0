// A learner's progress as a file:
//
//   { "format": "backprop-tutor-progress", "version": 1, "saved": "2026-05-01T12:00:00.000Z", "last": "4.2b",
//     "drafts": { "4.2b": "u ⊙ …" }, "solved": { "4.2a1": "0, 1" }, "givenUp": { "4.3b": "2026-05-01T…" }, "visited": { "4.2": "2026-05-01T…" } }
//
// The parts and their ids are those of learner-store.js. A file from elsewhere is hostile until it is read: its size is bounded, every name and
// every text is checked, and either all of it is taken or nothing.
import { drafts, exerciseId, givenUp, last, lessonId, solved, visited } from './learner-store.js';

const format = 'backprop-tutor-progress';
const version = 1;

/** Bytes. */
export const largest = 1_000_000;

const mostEntries = 5_000;
const longestText = 10_001;

const isText = text => typeof text === 'string' && text.length <= longestText;
const isTime = text => typeof text === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]{8,15}Z$/.test(text);

const shelves = {
  drafts: { shelf: drafts, id: exerciseId, isRight: isText },
  solved: { shelf: solved, id: exerciseId, isRight: isText },
  givenUp: { shelf: givenUp, id: exerciseId, isRight: isText },
  visited: { shelf: visited, id: lessonId, isRight: isTime },
};

/** Everything that is kept, as the text of a file. */
export function saved() {
  const parts = Object.entries(shelves).map(([name, { shelf, id }]) => [name, Object.fromEntries(shelf.entries().filter(([one]) => id.test(one)))]);
  return JSON.stringify({ format, version, saved: new Date().toISOString(), last: last.get() ?? undefined, ...Object.fromEntries(parts) }, null, 1);
}

/** Takes in the text of a file: how much it brought, or what is wrong ("notOurs", "newer", "failed"). */
export function bringIn(text) {
  let file;
  try { file = JSON.parse(text); } catch { return { wrong: 'notOurs' }; }
  if (!isPlain(file) || file.format !== format || !Number.isInteger(file.version) || file.version < 1) return { wrong: 'notOurs' };
  if (file.version > version) return { wrong: 'newer' };

  const known = new Set(['format', 'version', 'saved', 'last', ...Object.keys(shelves)]);
  if (Object.keys(file).some(name => !known.has(name))) return { wrong: 'notOurs' };
  if (file.saved !== undefined && !isTime(file.saved)) return { wrong: 'notOurs' };
  if (file.last !== undefined && !(typeof file.last === 'string' && (lessonId.test(file.last) || exerciseId.test(file.last)))) return { wrong: 'notOurs' };
  for (const [name, { id, isRight }] of Object.entries(shelves)) {
    const part = file[name] ?? {};
    if (!isPlain(part) || Object.keys(part).length > mostEntries) return { wrong: 'notOurs' };
    if (Object.entries(part).some(([one, value]) => !id.test(one) || !isRight(value))) return { wrong: 'notOurs' };
  }

  let isKept = true;
  for (const [name, { shelf }] of Object.entries(shelves)) {
    for (const [one, value] of Object.entries(file[name] ?? {})) {
      // What is solved here stays solved as it was.
      if (name === 'solved' && shelf.has(one)) continue;
      shelf.set(one, value);
      isKept &&= shelf.get(one) === value;
    }
  }
  if (file.last !== undefined && last.get() === null) last.set(file.last);
  return isKept ? { solved: Object.keys(file.solved ?? {}).length, drafts: Object.keys(file.drafts ?? {}).length } : { wrong: 'failed' };
}

function isPlain(value) { return typeof value === 'object' && value !== null && !Array.isArray(value); }
