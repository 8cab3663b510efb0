// Passkeys: a form with data-passkey="creation" or "request" is sent once the browser has made a credential or has shown one. Where one signs in,
// the field for the address offers passkeys by itself, without a button pressed.
const isKnown = typeof PublicKeyCredential !== 'undefined' && typeof PublicKeyCredential.parseRequestOptionsFromJSON === 'function';

async function options(kind) {
  const answer = await fetch(`/account/passkeys/${kind}`, { method: 'POST', headers: { 'Content-Type': 'application/json' } });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
}

async function obtain(kind, signal, mediation) {
  const told = await options(kind);
  return kind === 'creation'
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(told), signal })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(told), signal, mediation });
}

for (const form of document.querySelectorAll('form[data-passkey]')) {
  const kind = form.dataset.passkey;
  if (!isKnown) { form.hidden = true; continue; }
  let waiting = new AbortController();

  const send = async mediation => {
    waiting.abort();
    waiting = new AbortController();
    try {
      const credential = await obtain(kind, waiting.signal, mediation);
      form.elements.credential.value = JSON.stringify(credential);
      form.submit();
    } catch (refused) {
      // What the person broke off, or what nobody had asked for, needs no words.
      if (refused.name !== 'AbortError' && !mediation) form.querySelector('[data-said]').textContent = form.dataset.failed;
    }
  };

  form.addEventListener('submit', event => { event.preventDefault(); send(); });
  if (kind === 'request') {
    PublicKeyCredential.isConditionalMediationAvailable?.().then(available => { if (available) send('conditional'); });
  }
}
