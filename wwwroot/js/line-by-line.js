// <line-by-line>: a list that stands finished in the page, and can be taken back to be uncovered one line after the other.
class LineByLine extends HTMLElement {
  connectedCallback() {
    this.toggleAttribute('alive', true);
    this.addEventListener('click', event => {
      const button = event.target.closest('[data-lines]');
      if (button) this.#show({ none: 1, next: this.#shown + 1, all: this.#lines.length }[button.dataset.lines], button.dataset.lines === 'next');
    });
    this.#show(this.#lines.length);
  }

  get #lines() { return [...this.querySelectorAll('[data-line]')]; }

  get #shown() { return this.#lines.filter(line => !line.hidden).length; }

  #show(wanted, isNext = false) {
    const lines = this.#lines;
    const count = Math.min(wanted, lines.length);
    lines.forEach((line, index) => { line.hidden = index >= count; });
    for (const section of this.querySelectorAll('section')) section.hidden = !section.querySelector('[data-line]:not([hidden])');
    const said = this.querySelector('[data-count]');
    said.textContent = said.dataset.count.replace('{0}', count).replace('{1}', lines.length);
    for (const button of this.querySelectorAll('[data-lines]')) button.setAttribute('aria-disabled', button.dataset.lines === 'none' ? count === 1 : count === lines.length);
    if (isNext) lines[count - 1].scrollIntoView({ block: 'nearest' });
  }
}

customElements.define('line-by-line', LineByLine);
