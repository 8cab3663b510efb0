// <grid-keys>: arrow keys lead from button to button of the table in it; Home and End to the ends of a row, with Ctrl of the table.

const buttonAt = (row, cell) => row?.cells[cell]?.querySelector('button');

const next = (table, here, event) => {
  const cell = here.closest('th, td');
  const row = cell.parentElement;
  const rows = [...table.rows];
  const place = rows.indexOf(row);
  const along = (from, step) => {
    for (let at = from; at >= 0 && at < row.cells.length; at += step) {
      const found = buttonAt(row, at);
      if (found) return found;
    }
    return null;
  };
  switch (event.key) {
    case 'ArrowLeft': return along(cell.cellIndex - 1, -1);
    case 'ArrowRight': return along(cell.cellIndex + 1, 1);
    case 'ArrowUp': return buttonAt(rows[place - 1], cell.cellIndex);
    case 'ArrowDown': return buttonAt(rows[place + 1], cell.cellIndex);
    case 'Home': return event.ctrlKey ? table.tBodies[0]?.querySelector('button') : along(0, 1);
    case 'End': return event.ctrlKey ? [...table.tBodies[0]?.querySelectorAll('button') ?? []].at(-1) : along(row.cells.length - 1, -1);
    default: return undefined;
  }
};

customElements.define('grid-keys', class extends HTMLElement {
  connectedCallback() {
    this.addEventListener('keydown', event => {
      const here = event.target.closest('table button');
      if (!here || event.altKey || event.metaKey) return;
      const found = next(here.closest('table'), here, event);
      if (found === undefined) return;
      event.preventDefault();
      found?.focus();
      found?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    });
  }
});
