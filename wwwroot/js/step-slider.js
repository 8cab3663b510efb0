// <step-slider data-last="20">: a finished picture of something that happened in steps, wound back and forth in the page. The server has computed
// and written down all of it; this only chooses what of it is in sight at a step:
//   data-grow="1,2 3,4 …"    one place for each step: a polyline is drawn up to the step, a path gets a dot at each place
//   data-at-text="a|b|…"     one text for each step; data-at-points and data-at-transform do the same for those attributes of a drawing
//   data-step="3"            belongs to one step: marked .now there, .later before it
//   data-count               the number of the step
// Without this script the last step is in sight, as it is at first.

class StepSlider extends HTMLElement {
  #step = 0;
  #last = 0;

  connectedCallback() {
    this.#last = Number(this.dataset.last);
    this.#step = this.#last;
    // Listened for here and not at the controls: an island puts this element into the page before its content.
    this.addEventListener('input', event => { if (event.target === this.#range) this.#show(Number(event.target.value)); });
    this.addEventListener('click', event => {
      const go = event.target.closest('[data-go]')?.dataset.go;
      if (go) this.#show({ first: 0, back: this.#step - 1, forward: this.#step + 1, last: this.#last }[go]);
    });
  }

  get #bar() { return this.querySelector('[data-bar]'); }

  get #range() { return this.querySelector('[data-bar] input[type=range]'); }

  #show(step) {
    this.#step = Math.min(this.#last, Math.max(0, step));
    for (const one of this.querySelectorAll('[data-grow]')) this.#grow(one);
    for (const one of this.querySelectorAll('[data-at-text]')) one.textContent = this.#piece(one.dataset.atText);
    for (const one of this.querySelectorAll('[data-at-points]')) one.setAttribute('points', this.#piece(one.dataset.atPoints));
    for (const one of this.querySelectorAll('[data-at-transform]')) one.setAttribute('transform', this.#piece(one.dataset.atTransform));
    for (const one of this.querySelectorAll('[data-step]')) {
      const at = Number(one.dataset.step);
      one.classList.toggle('now', at === this.#step);
      one.classList.toggle('later', at > this.#step);
      if (at === this.#step) keepInSight(one);
    }
    this.#mark();
  }

  #piece(pieces) { return pieces.split('|')[this.#step]; }

  #grow(one) {
    const places = one.dataset.grow.split(' ').slice(0, this.#step + 1);
    if (one.tagName === 'path') one.setAttribute('d', places.map(place => `M${place}h0`).join(''));
    else one.setAttribute('points', places.join(' '));
  }

  #mark() {
    const range = this.#range;
    range.value = this.#step;
    const said = this.querySelector('[data-said]')?.textContent;
    if (said) range.setAttribute('aria-valuetext', said);
    this.querySelector('[data-count]').textContent = this.#step;
    // Not disabled: a button that the last press has made useless would lose the focus.
    for (const button of this.#bar.querySelectorAll('[data-go]')) {
      const useless = this.#step === (/first|back/.test(button.dataset.go) ? 0 : this.#last);
      button.setAttribute('aria-disabled', useless);
    }
  }
}

// Scrolls the box of a long table, never the page.
function keepInSight(row) {
  const box = row.closest('[data-scroll]');
  if (!box) return;
  const head = box.querySelector('thead')?.offsetHeight ?? 0;
  if (row.offsetTop - head < box.scrollTop) box.scrollTop = row.offsetTop - head;
  else if (row.offsetTop + row.offsetHeight > box.scrollTop + box.clientHeight) box.scrollTop = row.offsetTop + row.offsetHeight - box.clientHeight;
}

customElements.define('step-slider', StepSlider);
