import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { basename } from "node:path";
import { defineConfig } from "vite";

// Every file in scripts/ is an island of its own; the look is one style sheet.
const islands = readdirSync("scripts").filter((file) => file.endsWith(".ts"));
const input = Object.fromEntries(islands.map((file) => [basename(file, ".ts"), `scripts/${file}`]));

// File names stay the same from build to build; pages add the hash of the content as ?v=, so a browser
// may keep what it has for good. The program carries this list, so it can't disagree with the pages.
const versions = {
  name: "versions",
  generateBundle(_, bundle) {
    const hash = (file) => createHash("sha256").update(file.code ?? file.source).digest("hex").slice(0, 12);
    const files = Object.entries(bundle).filter(([, file]) => (file.code ?? file.source).length > 0);
    const list = files.map(([name, file]) => [name, hash(file)]).sort();
    this.emitFile({ type: "asset", fileName: "versions.json", source: JSON.stringify(Object.fromEntries(list)) });
  },
};

export default defineConfig({
  publicDir: false,
  logLevel: "warn",
  plugins: [versions],
  css: {
    preprocessorOptions: {
      // Bootstrap 5.3 still uses @import; these are its warnings, not ours.
      scss: { loadPaths: ["node_modules"], quietDeps: true, silenceDeprecations: ["import", "if-function"] },
    },
  },
  build: {
    outDir: "wwwroot/build",
    emptyOutDir: true,
    modulePreload: false,
    rollupOptions: {
      checks: { pluginTimings: false },
      input: { look: "look/look.scss", ...input },
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: "part-[hash].js",
        assetFileNames: "[name][extname]",
      },
    },
  },
});
