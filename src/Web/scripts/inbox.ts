// The desk's inbox by keyboard: J and K move, Enter opens, X selects, / goes to the search. Nothing here is needed
// to use the page. Single keys can be turned off (WCAG 2.1.4); the choice is kept in this browser.

const inbox = document.querySelector<HTMLTableElement>("table.inbox");
const off = () => localStorage.getItem("keys") === "off";

const rows = () => [...(inbox?.querySelectorAll<HTMLTableRowElement>("tbody tr:not(.group)") ?? [])];
const here = () => rows().findIndex((row) => row.classList.contains("at"));

function go(step: number) {
  const all = rows();
  const at = here();
  const next = all[at < 0 ? 0 : Math.min(Math.max(at + step, 0), all.length - 1)];
  if (!next) return;
  all[at]?.classList.remove("at");
  next.classList.add("at");
  next.querySelector<HTMLAnchorElement>("td.subject a")?.focus();
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
  "/": () => document.querySelector<HTMLInputElement>("input[type=search]")?.focus(),
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
