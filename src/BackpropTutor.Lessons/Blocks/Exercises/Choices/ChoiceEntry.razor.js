// <answer-choice>: options of which one is picked; its value is the id of the picked one.
class AnswerChoice extends HTMLElement {
  defaultValue = '';

  get value() { return this.querySelector('input:checked')?.value ?? ''; }

  set value(picked) {
    for (const option of this.querySelectorAll('input')) option.checked = option.value === picked;
  }
}

customElements.define('answer-choice', AnswerChoice);
