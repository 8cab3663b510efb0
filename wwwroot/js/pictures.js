// Pictures that stand in the page as finished HTML. <revealed-part> puts a new view in its place when the island beside it has one: what an
// exercise asked may be seen once it is solved. <graph-stepper> also steps through a graph's forward and backward pass; every number and
// every sentence is in the page, with the step at which it becomes known, and nothing is computed here.

class RevealedPart extends HTMLElement {
  #html = null;
  #observer = null;

  connectedCallback() {
    this.#observer = new MutationObserver(() => this.#hear());
    this.#observer.observe(this, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-html', 'data-meant'] });
    this.#hear();
  }

  disconnectedCallback() {
    this.#observer.disconnect();
  }

  get place() { return this.querySelector(':scope > [data-shown]'); }

  #hear() {
    const news = this.querySelector(':scope > [data-news]');
    if (news?.dataset.html && news.dataset.html !== this.#html) {
      this.#html = news.dataset.html;
      this.show(this.#html);
    }
    this.mean(news?.dataset.meant);
  }

  show(html) { this.place.innerHTML = html; }

  mean() { }
}

class GraphStepper extends RevealedPart {
  #step = null; // null: the finished picture
  #moved = false;
  #asking = null;
  #meant;

  connectedCallback() {
    this.addEventListener('click', event => this.#click(event));
    this.addEventListener('input', event => { if (event.target.type === 'range') this.#go(Number(event.target.value)); });
    this.addEventListener('change', event => this.#change(event));
    this.addEventListener('keydown', event => this.#key(event));
    this.addEventListener('focusin', event => this.#chose(event.target));
    this.addEventListener('submit', event => this.#submit(event));
    this.toggleAttribute('alive', true);
    this.#wake();
    super.connectedCallback();
  }

  show(html) {
    super.show(html);
    this.#wake();
  }

  /** Rings the node that a diagnosis means. */
  mean(name) {
    if (name === this.#meant) return;
    this.#meant = name;
    for (const node of this.querySelectorAll('[data-name]')) node.classList.toggle('meant', node.dataset.name === name);
  }

  get #steps() { return [...this.querySelectorAll('.sentences li')]; }

  get #last() { return this.#steps.length - 1; }

  get #at() { return Math.min(this.#step ?? this.#last, this.#last); }

  get #covered() { return this.hasAttribute('covered'); }

  /** Makes a picture that has just come a thing to be stepped through; its place in the steps is kept. */
  #wake() {
    const drawing = this.querySelector('.drawing');
    drawing.setAttribute('role', 'group');
    for (const hit of drawing.querySelectorAll('.hit')) {
      hit.setAttribute('role', 'button');
      hit.setAttribute('tabindex', '0');
      // The button's label says it all; the parts of the node would only say the same numbers again, in another order.
      for (const part of hit.parentElement.children) if (part !== hit) part.setAttribute('aria-hidden', 'true');
    }
    const cover = this.querySelector('[data-cover]');
    if (cover) cover.checked = this.#covered;
    const meant = this.#meant;
    this.#meant = undefined;
    this.mean(meant);
    this.#draw();
  }

  #go(step) {
    this.#step = Math.max(0, Math.min(step, this.#last));
    if (this.#step === this.#last) this.#step = null;
    this.#moved = true;
    this.#draw();
  }

  #draw() {
    const [at, last, steps] = [this.#at, this.#last, this.#steps];
    const now = steps[at];
    const isMoving = this.#moved; // a finished picture that nobody has touched points at nothing
    for (const part of this.querySelectorAll('[data-at]')) part.classList.toggle('later', Number(part.dataset.at) > at);
    for (const part of this.querySelectorAll('[data-edge].wire')) part.classList.toggle('now', isMoving && part.dataset.edge === now.dataset.edge);
    for (const part of this.querySelectorAll('.node')) part.classList.toggle('now', isMoving && part.dataset.node === now.dataset.node);
    for (const hit of this.querySelectorAll('.hit')) {
      const labels = hit.dataset.labels.split('|');
      const known = Number(hit.dataset.valueAt) > at ? 0 : Number(hit.dataset.gradientAt) > at || this.#covered ? 1 : 2;
      hit.setAttribute('aria-label', labels[known]);
      hit.toggleAttribute('aria-current', false);
      if (isMoving && hit.parentElement.dataset.node === now.dataset.node) hit.setAttribute('aria-current', 'step');
    }

    const words = this.#covered && now.dataset.covered ? now.dataset.covered : now.textContent;
    const said = this.querySelector('.now-said');
    if (said.textContent !== words) said.textContent = words;
    const slider = this.querySelector('input[type=range]');
    slider.value = at;
    slider.setAttribute('aria-valuetext', words);
    const count = this.querySelector('.count');
    count.textContent = count.dataset.count.replace('{0}', at + 1).replace('{1}', last + 1);
    // Not disabled: a button that the last press has made useless would lose the focus, and with it a keyboard's place on the page.
    for (const button of this.querySelectorAll('[data-go]')) {
      const useless = button.dataset.go === 'first' || button.dataset.go === 'back' ? at === 0 : at === last;
      button.setAttribute('aria-disabled', useless);
    }
  }

  #click(event) {
    const button = event.target.closest('[data-go]');
    const link = event.target.closest('a[data-asks]');
    if (button) this.#go({ first: 0, back: this.#at - 1, forward: this.#at + 1, last: this.#last }[button.dataset.go]);
    else if (link) { event.preventDefault(); this.#ask(link.href, true); }
    else this.#chose(event.target);
  }

  // Going forward a node's step is that of its value; going back, the first at which its gradient is known or sent on.
  #chose(target) {
    const hit = target.closest?.('.hit');
    const node = hit?.parentElement.dataset.node;
    const steps = this.#steps;
    const now = steps[this.#at];
    // A click also focuses, and a node may have several steps: stay if the pass is there already.
    if (!hit || now.dataset.node === node) return;
    const back = 'back' in now.dataset;
    const first = steps.findIndex(step => step.dataset.node === node && 'back' in step.dataset === back);
    this.#go(first >= 0 ? first : Number(back ? hit.dataset.gradientAt : hit.dataset.valueAt));
  }

  #key(event) {
    if (!event.target.closest('.hit') || event.ctrlKey || event.altKey || event.metaKey) return;
    const step = { ArrowRight: this.#at + 1, ArrowDown: this.#at + 1, ArrowLeft: this.#at - 1, ArrowUp: this.#at - 1, Home: 0, End: this.#last }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    this.#go(step);
  }

  #change(event) {
    if (event.target.matches('[data-cover]')) {
      this.toggleAttribute('covered', event.target.checked);
      this.#draw();
    } else if (event.target.name === 'closed') {
      event.target.form.requestSubmit();
    }
  }

  #submit(event) {
    const form = event.target.closest('form[data-asks]');
    if (!form) return;
    event.preventDefault();
    this.#ask(`${form.action}?${new URLSearchParams(new FormData(form))}`, false);
  }

  // The page that would answer without a script answers here, too: what is ours in it takes the place of what stands here.
  async #ask(address, whole) {
    this.#asking?.abort();
    const asking = this.#asking = new AbortController();
    this.setAttribute('aria-busy', 'true');
    try {
      const response = await fetch(address, { signal: asking.signal, headers: { Accept: 'text/html' } });
      const page = new DOMParser().parseFromString(await response.text(), 'text/html');
      const other = page.getElementById(this.id);
      if (!response.ok || !other) throw new Error(response.statusText);
      const shown = other.querySelector('[data-shown]').innerHTML;
      if (shown !== this.place.innerHTML) this.show(shown);
      if (whole) this.querySelector('form[data-asks]').replaceWith(document.importNode(other.querySelector('form[data-asks]'), true));
      for (const piece of this.querySelectorAll('[data-piece]')) {
        piece.replaceChildren(...other.querySelector(`[data-piece="${piece.dataset.piece}"]`).childNodes);
      }
      this.mean(this.querySelector('[data-piece] [data-meant]')?.dataset.meant);
    } catch {
      // A newer question has taken its place, or the server cannot be reached: then the address itself is where to look.
      if (!asking.signal.aborted) location.assign(address);
    } finally {
      if (this.#asking === asking) this.removeAttribute('aria-busy');
    }
  }
}

customElements.define('revealed-part', RevealedPart);
customElements.define('graph-stepper', GraphStepper);
