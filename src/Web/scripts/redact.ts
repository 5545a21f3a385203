// Rectangles drawn on the pages of a paper become lines of the box in which regions are typed. Nothing here is needed to
// use the page. A rectangle is taken away by clicking it.

const pages = document.querySelector<HTMLElement>("[data-redact]");
const box = document.getElementById(pages?.dataset.redact ?? "");

type Region = [page: number, left: number, top: number, width: number, height: number];

const read = (): Region[] =>
  box instanceof HTMLTextAreaElement
    ? box.value.split("\n").map((line) => line.trim().split(/[\s,，;；]+/).map((part) => parseFloat(part)))
        .filter((parts): parts is Region => parts.length === 5 && parts.every((part) => Number.isFinite(part)))
    : [];

function write(regions: Region[]) {
  if (!(box instanceof HTMLTextAreaElement)) return;
  box.value = regions.map((region) => region.map((part) => +part.toFixed(1)).join(" ")).join("\n");
}

function place(mark: HTMLElement, [, left, top, width, height]: Region) {
  Object.assign(mark.style, { left: `${left}%`, top: `${top}%`, width: `${width}%`, height: `${height}%` });
}

function show() {
  for (const old of pages?.querySelectorAll(".region") ?? []) old.remove();
  for (const region of read()) {
    const page = pages?.querySelector<HTMLElement>(`[data-page="${region[0]}"]`);
    const mark = document.createElement("span");
    mark.className = "region";
    place(mark, region);
    mark.addEventListener("click", () => {
      write(read().filter((other) => other.join() !== region.join()));
      show();
    });
    page?.parentElement?.append(mark);
  }
}

function draw(picture: HTMLElement) {
  picture.addEventListener("pointerdown", (begin) => {
    const frame = picture.getBoundingClientRect();
    const at = (event: PointerEvent) => [
      Math.min(100, Math.max(0, ((event.clientX - frame.left) / frame.width) * 100)),
      Math.min(100, Math.max(0, ((event.clientY - frame.top) / frame.height) * 100)),
    ] as const;
    const [x, y] = at(begin);
    const mark = document.createElement("span");
    mark.className = "region";
    picture.parentElement?.append(mark);
    picture.setPointerCapture(begin.pointerId);
    const region = (event: PointerEvent): Region => {
      const [toX, toY] = at(event);
      return [Number(picture.dataset.page), Math.min(x, toX), Math.min(y, toY), Math.abs(toX - x), Math.abs(toY - y)];
    };
    const move = (event: PointerEvent) => place(mark, region(event));
    picture.addEventListener("pointermove", move);
    picture.addEventListener("pointerup", (end) => {
      picture.removeEventListener("pointermove", move);
      const drawn = region(end);
      mark.remove();
      if (drawn[3] > 0.5 && drawn[4] > 0.5) write([...read(), drawn]);
      show();
    }, { once: true });
  });
}

if (pages && box) {
  for (const picture of pages.querySelectorAll<HTMLElement>("[data-page]")) draw(picture);
  box.addEventListener("input", show);
  show();
}
