// Typesets every formula of content/ as MathML and writes content/formulas.json, from which pages are served.
// Authors run it after they changed a formula:  npm ci && npm run typeset
// The list of formulas comes, on the standard input, from the service itself (its verb "formulas"), so that there is one reader of markdown and not two.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import temml from 'temml';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

// The pages' policy forbids style attributes. Each that Temml writes has its class in wwwroot/css/math.css; a new one stops the script, so that
// nobody finds out from a picture that has lost its spacing.
const classOf = new Map([
  ['display:block math;', ''],
  ['math-depth:0;', 'm-depth-0'],
  ['padding-left:0em;padding-right:0em;', 'm-cell-tight'],
  ['padding-left:0em;padding-right:5.9776pt;', 'm-cell-first'],
  ['padding-left:5.9776pt;padding-right:5.9776pt;', 'm-cell-middle'],
  ['padding-left:5.9776pt;padding-right:0em;', 'm-cell-last'],
  ['padding-left:0em;padding-right:1em;', 'm-cases-first'],
  ['padding-left:1em;padding-right:0em;', 'm-cell-apart'],
]);

function withoutStyles(markup, latex) {
  return markup.replace(/<(\w+)([^>]*?) style="([^"]*)"([^>]*)>/g, (_, tag, before, style, after) => {
    if (!classOf.has(style)) {
      throw new Error(`Temml writes style="${style}" for ${latex}: give it a class in typeset.mjs and in wwwroot/css/math.css.`);
    }

    const others = before + after;
    const name = classOf.get(style);
    if (name === '') return `<${tag}${others}>`;
    return /\bclass="/.test(others)
      ? `<${tag}${others.replace(/\bclass="([^"]*)"/, `class="$1 ${name}"`)}>`
      : `<${tag}${others} class="${name}">`;
  });
}

// A prime is drawn raised already: as a superscript of its own it would stand too high and too small.
function withPrimesInLine(markup) {
  return markup.replace(
    /<msup>(<mi(?:[^<>]*)>[^<>]*<\/mi>)<mo lspace="0em" rspace="0em" class="tml-prime[^"]*">(′+)<\/mo><\/msup>/g,
    '<mrow>$1<mo lspace="0em" rspace="0em" class="m-prime">$2</mo></mrow>');
}

// A private-use character stands where the service fills in a computed value. Temml does not know it and gets a word instead.
const asWord = (latex) => latex.replace(/[\uE000-\uE03F]/g, (place) => `value${place.charCodeAt(0) - 0xe000}.`);
const asPlace = (markup) => markup.replace(/value(\d+)\./g, (_, number) => String.fromCharCode(0xe000 + Number(number)));

function typeset({ latex, display }) {
  const markup = temml.renderToString(asWord(latex), { displayMode: display, annotate: true, throwOnError: true, strict: true });
  return asPlace(withoutStyles(withPrimesInLine(markup), latex));
}

const list = JSON.parse(readFileSync(0, 'utf8'));
const entries = list.map((formula) => [formula.key, typeset(formula)]).sort(([a], [b]) => (a < b ? -1 : 1));
writeFileSync(`${root}content/formulas.json`, JSON.stringify(Object.fromEntries(entries), null, 1) + '\n');
console.log(`${entries.length} formulas`);
