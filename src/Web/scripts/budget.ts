// Says how many characters may still be written, while they are written. Without script the page says the limit.

for (const note of document.querySelectorAll<HTMLElement>("[data-budget-of]")) {
  const box = document.getElementById(note.dataset.budgetOf ?? "");
  if (!(box instanceof HTMLTextAreaElement || box instanceof HTMLInputElement)) continue;
  const limit = Number(note.dataset.limit);
  const { left, over } = note.dataset;

  const say = () => {
    const rest = limit - [...box.value].length;
    const sentence = rest < 0 ? over : left;
    note.textContent = (sentence ?? "").replace("{n}", String(Math.abs(rest)));
    note.classList.toggle("over", rest < 0);
  };
  box.addEventListener("input", say);
  say();
}
