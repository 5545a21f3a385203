// Checks in the reader's own browser that an entry is in the log, without asking the server anything.
// Formats: docs/log.md. Hashes and signatures by WebCrypto; nothing is imported, so that this file can be read whole.

/** What came out; each is also the name of a data-… attribute with the sentence for the reader. */
export type Outcome =
  | "valid" //       signed by the key, and the entry is in the log
  | "unsigned" //    the entry fits the proof, but this browser cannot check Ed25519 signatures
  | "missing" //     the entry does not fit the proof
  | "forged" //      the signature is wrong, or not of the given key
  | "malformed" //   the proof is not of the form expected
  | "badkey" //      the key is not of the form expected
  | "unavailable"; // the browser gives no cryptography to pages that are not loaded over https

export interface Verdict {
  outcome: Outcome;
  origin?: string;
  index?: bigint;
  size?: bigint;
}

type Bytes = Uint8Array<ArrayBuffer>;

interface Key {
  name: string;
  id: string;
  bytes: Bytes;
}

interface Proof {
  index: bigint;
  path: Bytes[];
  text: string; // what the signatures are over
  signatures: string[];
  origin: string;
  size: bigint;
  root: Bytes;
}

const header = "c2sp.org/tlog-proof@v1";
const ed25519 = 1;

export async function verify(proofText: string, entry: Uint8Array, verifierKey: string): Promise<Verdict> {
  if (!globalThis.crypto?.subtle) return { outcome: "unavailable" };
  const key = await readKey(verifierKey);
  if (!key) return { outcome: "badkey" };
  const proof = readProof(proofText);
  if (!proof) return { outcome: "malformed" };

  const { origin, index, size } = proof;
  const signature = origin === key.name ? await signed(proof, key) : "forged";
  if (signature === "forged") return { outcome: "forged", origin, index, size };
  const root = await climb(await hash(Uint8Array.of(0), entry), proof);
  const included = root !== null && hex(root) === hex(proof.root);
  return { outcome: included ? signature : "missing", origin, index, size };
}

/** The root that the path leads to, or null when the path does not fit index and size (RFC 6962 §2.1.1). */
async function climb(leaf: Bytes, { index, size, path }: Proof): Promise<Bytes | null> {
  if (index >= size) return null;
  let node = leaf;
  let place = index;
  let last = size - 1n;
  for (const sibling of path) {
    if (last === 0n) return null;
    if (place % 2n === 1n || place === last) {
      node = await hash(Uint8Array.of(1), sibling, node);
      while (place % 2n === 0n) {
        place /= 2n;
        last /= 2n;
      }
    } else {
      node = await hash(Uint8Array.of(1), node, sibling);
    }
    place /= 2n;
    last /= 2n;
  }
  return last === 0n ? node : null;
}

async function signed(proof: Proof, key: Key): Promise<"valid" | "unsigned" | "forged"> {
  const ours = proof.signatures
    .map((line) => line.split(" "))
    .filter(([dash, name, , more]) => dash === "—" && name === key.name && more === undefined)
    .map(([, , value]) => base64(value))
    .filter((value) => value !== null && value.length === 68 && hex(value.subarray(0, 4)) === key.id);
  if (ours.length === 0) return "forged";

  let checker: CryptoKey;
  try {
    checker = await crypto.subtle.importKey("raw", key.bytes, { name: "Ed25519" }, false, ["verify"]);
  } catch {
    return "unsigned"; // older browsers have no Ed25519
  }
  const text = new TextEncoder().encode(proof.text);
  for (const value of ours) {
    if (!(await crypto.subtle.verify("Ed25519", checker, value!.slice(4), text))) return "forged";
  }
  return "valid";
}

async function readKey(text: string): Promise<Key | null> {
  const [, name, id, rest] = /^([^\s+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text.trim()) ?? [];
  const typed = base64(rest);
  if (!name || !id || typed?.length !== 33 || typed[0] !== ed25519) return null;
  const whole = await hash(new TextEncoder().encode(name + "\n"), typed);
  return hex(whole.subarray(0, 4)) === id ? { name, id, bytes: typed.slice(1) } : null;
}

function readProof(text: string): Proof | null {
  const [proof = "", ...noteParts] = (text.trimEnd() + "\n").split("\n\n");
  const [first, ...lines] = proof.split("\n");
  if (lines[0]?.startsWith("extra ")) lines.shift(); // not vouched for
  const index = decimal(/^index (.+)$/.exec(lines.shift() ?? "")?.[1]);
  const path = lines.map(hash32);

  const signatures = noteParts.pop()?.split("\n").slice(0, -1);
  const note = noteParts.join("\n\n");
  const [origin, count, base] = note.split("\n");
  const size = decimal(count);
  const root = hash32(base);
  if (first !== header || index === null || path.includes(null) || path.length > 63) return null;
  if (!signatures?.length || !origin || size === null || !root) return null;
  return { index, path: path as Bytes[], text: note + "\n", signatures, origin, size, root };
}

function decimal(text: string | undefined): bigint | null {
  return text !== undefined && /^(0|[1-9][0-9]{0,18})$/.test(text) ? BigInt(text) : null;
}

function hash32(text: string | undefined): Bytes | null {
  const bytes = base64(text);
  return bytes?.length === 32 ? bytes : null;
}

/** Null unless the text is the one standard form of its bytes. */
function base64(text: string | undefined): Bytes | null {
  if (!text || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return null;
  try {
    const bytes = atob(text);
    return btoa(bytes) === text ? Uint8Array.from(bytes, (c) => c.charCodeAt(0)) : null;
  } catch {
    return null;
  }
}

async function hash(...parts: Uint8Array[]): Promise<Bytes> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest("SHA-256", whole));
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Makes the form around #proof answer by itself; the sentences are the page's, so they are in its language. */
function enhance(): void {
  const proof = document.querySelector<HTMLTextAreaElement>("textarea#proof");
  const entry = document.querySelector<HTMLTextAreaElement>("textarea#entry");
  const key = document.querySelector<HTMLInputElement | HTMLTextAreaElement>("#verifier-key");
  const result = document.querySelector<HTMLOutputElement>("output#result");
  if (!proof?.form || !entry || !key || !result) return;

  proof.form.addEventListener("submit", async (event) => {
    // Of a field left empty the server says so, beside the field.
    if ([proof, entry, key].some((field) => field.value.trim() === "")) return;
    event.preventDefault();
    const verdict = await verify(proof.value, new TextEncoder().encode(entry.value.trim()), key.value);
    const sentence = result.dataset[verdict.outcome] ?? verdict.outcome;
    result.className = verdict.outcome;
    result.textContent = sentence
      .replaceAll("{origin}", verdict.origin ?? "")
      .replaceAll("{index}", String(verdict.index ?? ""))
      .replaceAll("{size}", String(verdict.size ?? ""));
  });
}

if (typeof document !== "undefined") enhance();
