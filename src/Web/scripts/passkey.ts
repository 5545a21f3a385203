// Passkeys: signing in and adding one. The forms are hidden until this runs; without it password and code do the same.

const forms = document.querySelectorAll<HTMLFormElement>("form[data-passkey]");

async function credential(form: HTMLFormElement) {
  const answer = await fetch(form.dataset.options ?? "", { method: "POST", body: new FormData(form) });
  if (!answer.ok) throw new Error(`${answer.status}`);
  const options = await answer.json();
  return form.dataset.passkey === "create"
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
}

async function send(form: HTMLFormElement) {
  const status = form.querySelector("[role=status]");
  try {
    const given = (await credential(form)) as PublicKeyCredential | null;
    if (!given) throw new Error("none");
    const field = form.querySelector<HTMLInputElement>("input[name=credential]");
    if (field) field.value = JSON.stringify(given.toJSON());
    form.submit();
  } catch {
    // Refused by the person, the device or the server: there is nothing to tell them apart by.
    if (status) status.textContent = form.dataset.failed ?? "";
  }
}

if (window.PublicKeyCredential && "parseRequestOptionsFromJSON" in PublicKeyCredential) {
  for (const form of forms) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void send(form);
    });
  }
}
