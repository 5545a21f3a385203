// The desk's inbox by keyboard: J and K move, Enter opens, X selects, / goes to the search, ? to what the keys do. Nothing
// here is needed to use the page. Single keys can be turned off (WCAG 2.1.4); the choice is kept in this browser.

const inbox = document.querySelector<HTMLTableElement>("table.inbox");
const off = () => localStorage.getItem("keys") === "off";

const rows = () => [...(inbox?.querySelectorAll<HTMLTableRowElement>("tbody tr:not(.group)") ?? [])];
const here = () => rows().findIndex((row) => row.classList.contains("at"));

function go(step: number) {
  const all = rows();
  const at = here();
  all[at < 0 ? 0 : Math.min(Math.max(at + step, 0), all.length - 1)]?.querySelector<HTMLAnchorElement>("td.subject a")?.focus();
}

// However the focus came into a row: by these keys, by Tab, by a click.
function mark(event: FocusEvent) {
  const row = (event.target as HTMLElement).closest("tbody tr:not(.group)");
  if (!row) return;
  for (const other of rows()) other.classList.toggle("at", other === row);
}

function select() {
  rows()[here()]?.querySelector<HTMLInputElement>("input[type=checkbox]")?.click();
}

function count() {
  const chosen = rows().filter((row) => {
    const box = row.querySelector<HTMLInputElement>("input[type=checkbox]");
    row.classList.toggle("sel", box?.checked ?? false);
    return box?.checked;
  }).length;
  const bar = document.querySelector<HTMLElement>("[data-chosen]");
  if (!bar) return;
  bar.dataset.none ??= bar.textContent ?? "";
  bar.textContent = chosen === 0 ? bar.dataset.none : (bar.dataset.chosen ?? "").replace("{n}", String(chosen));
}

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches("input:not([type=checkbox]), textarea, select, [contenteditable]");

const keys: Record<string, () => void> = {
  j: () => go(1),
  k: () => go(-1),
  x: select,
  "/": () => document.querySelector<HTMLInputElement>("input#q")?.focus(),
  "?": () => document.getElementById("keys")?.focus(),
};

if (inbox) {
  document.addEventListener("keydown", (event) => {
    if (off() || typing(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = keys[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  });
  inbox.addEventListener("change", count);
  inbox.addEventListener("focusin", mark);
  count();
}

for (const button of document.querySelectorAll<HTMLButtonElement>("[data-keys]")) {
  const say = () => (button.textContent = (off() ? button.dataset.on : button.dataset.off) ?? "");
  button.hidden = false;
  button.addEventListener("click", () => {
    localStorage.setItem("keys", off() ? "on" : "off");
    say();
  });
  say();
}
