// <answer-grid>: a vector or a matrix typed into cells. The learner says its size, so that the grid gives no shape away; the cells write the
// bracketed text into the answer's own field, which alone is read and judged. Arrow keys move; a pasted matrix fills the grid.

const most = 12; // rows or columns

class AnswerGrid extends HTMLElement {
  connectedCallback() {
    const open = this.querySelector('[data-open]');
    open.hidden = false;
    open.addEventListener('click', () => this.#toggle(open));
    for (const size of this.querySelectorAll('[data-rows], [data-columns]')) size.addEventListener('input', () => this.#resize());
    this.#cells.addEventListener('input', () => this.#write());
    // What is typed here is no answer before it stands in the field.
    this.addEventListener('input', event => event.stopPropagation());
    this.#cells.addEventListener('keydown', event => this.#key(event));
    this.#cells.addEventListener('paste', event => this.#paste(event));
  }

  get #cells() { return this.querySelector('.cells'); }

  get #inputs() { return [...this.#cells.querySelectorAll('input')]; }

  get #field() { return document.getElementById(this.dataset.for); }

  get #isList() { return !this.querySelector('[data-rows]'); }

  get #rows() { return this.#isList ? 1 : size(this.querySelector('[data-rows]')); }

  get #columns() { return size(this.querySelector('[data-columns]')); }

  #toggle(open) {
    const grid = this.querySelector('.grid');
    grid.hidden = !grid.hidden;
    open.setAttribute('aria-expanded', String(!grid.hidden));
    if (grid.hidden) return;
    const typed = parse(this.#field.value);
    if (typed.length > 0) this.#fill(typed, 0, 0);
    grid.querySelector('input').focus();
  }

  /** Lays out the cells; what stands in them stays where it is. */
  #resize() {
    const [rows, columns] = [this.#rows, this.#columns];
    const before = this.#table();
    this.#cells.replaceChildren();
    if (rows === 0 || columns === 0) return;
    this.#cells.dataset.columns = columns;
    for (let row = 0; row < rows; row++) {
      const line = document.createElement('div');
      line.className = 'row';
      for (let column = 0; column < columns; column++) line.append(this.#cell(row, column, before[row]?.[column] ?? ''));
      this.#cells.append(line);
    }
  }

  #cell(row, column, text) {
    const cell = document.createElement('input');
    Object.assign(cell, { type: 'text', value: text, autocomplete: 'off', spellcheck: false, maxLength: 40 });
    // Not inputmode=decimal: that keypad has no minus on some phones.
    cell.setAttribute('aria-label', (this.#isList ? this.dataset.entry : this.dataset.cell).replace('{0}', row + 1).replace('{1}', column + 1));
    return cell;
  }

  #table() {
    return [...this.#cells.children].map(row => [...row.children].map(cell => cell.value));
  }

  #write() {
    const rows = this.#table().map(row => row.map(text => text.trim()));
    const field = this.#field;
    // Half a grid is no answer, and would be read as one of another shape.
    field.value = rows.flat().some(text => text === '') ? ''
      : this.#isList ? `[${rows[0].join(', ')}]`
      : `[${rows.map(row => `[${row.join(', ')}]`).join(', ')}]`;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }

  #key(event) {
    const cells = this.#inputs;
    const at = cells.indexOf(event.target);
    const { selectionStart: start, selectionEnd: end, value } = event.target;
    const step = event.key === 'ArrowUp' ? -this.#columns
      : event.key === 'ArrowDown' || event.key === 'Enter' ? this.#columns
      : event.key === 'ArrowLeft' && start === 0 && end === 0 ? -1
      : event.key === 'ArrowRight' && start === value.length ? 1
      : 0;
    if (step === 0 || event.isComposing) return;
    const next = cells[at + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.select();
  }

  #paste(event) {
    const pasted = parse(event.clipboardData.getData('text'));
    if (pasted.length === 0 || (pasted.length === 1 && pasted[0].length === 1)) return;
    event.preventDefault();
    const at = this.#inputs.indexOf(event.target);
    this.#fill(pasted, Math.floor(at / this.#columns), at % this.#columns);
    this.#write();
  }

  /** Puts a table into the cells from that one on; the grid grows as far as it must. */
  #fill(table, row, column) {
    const [rows, columns] = this.#isList ? [[table.flat()], [table.flat().length]] : [table, table.map(line => line.length)];
    grow(this.querySelector('[data-rows]'), row + rows.length);
    grow(this.querySelector('[data-columns]'), column + Math.max(...columns));
    this.#resize();
    rows.forEach((line, i) => line.forEach((text, j) => {
      const cell = this.#cells.children[row + i]?.children[column + j];
      if (cell) cell.value = text;
    }));
  }
}

function size(input) {
  return Math.max(0, Math.min(most, Math.trunc(Number(input.value)) || 0));
}

function grow(input, wanted) {
  if (input && size(input) < wanted) input.value = Math.min(most, wanted);
}

/** Rows of entries, out of bracketed text, NumPy, LaTeX or a spreadsheet's lines; nothing is calculated. */
function parse(text) {
  const inner = text.trim().replace(/\\begin\{\w+\}|\\end\{\w+\}|^\s*(np\.|torch\.)?\w*\(|\)\s*$/g, '').trim();
  const rows = inner.replace(/^\[\s*(?=\[)/, '').replace(/\]\s*\]$/, ']').split(/\]\s*,?\s*\[|\\\\|;|\r?\n/);
  return rows.map(row => row.replace(/[[\](){}]/g, ' ').trim().split(/\s*[,&\t]\s*|\s+/).filter(entry => entry !== '')).filter(row => row.length > 0).slice(0, most);
}

customElements.define('answer-grid', AnswerGrid);
