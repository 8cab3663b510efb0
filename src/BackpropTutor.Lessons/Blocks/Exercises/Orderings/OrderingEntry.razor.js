// <answer-order>: items to put in order; its value is their ids in the order in which they stand.
class AnswerOrder extends HTMLElement {
  connectedCallback() {
    this.defaultValue = this.value;
    this.addEventListener('click', event => this.#move(event.target.closest('[data-move]')));
  }

  get #items() { return [...this.querySelectorAll('[data-item]')]; }

  get value() { return this.#items.map(item => item.dataset.item).join(','); }

  set value(order) {
    const items = this.#items;
    for (const id of order.split(',')) {
      const item = items.find(one => one.dataset.item === id);
      item?.parentElement.append(item);
    }
  }

  #move(button) {
    if (!button) return;
    const item = button.closest('[data-item]');
    if (button.dataset.move === 'up') item.previousElementSibling?.before(item);
    else item.nextElementSibling?.after(item);
    button.focus();
    this.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

customElements.define('answer-order', AnswerOrder);
