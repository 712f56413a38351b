// Reads every *.tf below a folder (this one, or the argument): each must parse, each variable that is
// used must be declared beside it, and each call of a module here must give what the module asks for.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import hcl from "hcl2-parser";

const root = resolve(process.argv[2] ?? dirname(fileURLToPath(import.meta.url)));
const complaints = [];
const folders = new Map();

for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
  const at = entry.parentPath ?? entry.path;
  if (!entry.isFile() || !entry.name.endsWith(".tf") || at.includes("node_modules")) {
    continue;
  }
  const file = join(at, entry.name);
  const text = readFileSync(file, "utf8");
  const [tree] = hcl.parseToObject(text);
  if (!tree) {
    complaints.push(`${relative(root, file)}: does not parse`);
    continue;
  }
  const folder = folders.get(at) ?? { variables: {}, modules: {}, used: new Set() };
  Object.assign(folder.variables, tree.variable);
  Object.assign(folder.modules, tree.module);
  for (const [, name] of text.matchAll(/\bvar\.(\w+)/g)) {
    folder.used.add(name);
  }
  folders.set(at, folder);
}

for (const [path, folder] of folders) {
  const here = relative(root, path);
  for (const name of folder.used) {
    if (!(name in folder.variables)) {
      complaints.push(`${here}: var.${name} is not declared`);
    }
  }
  for (const [name, [call]] of Object.entries(folder.modules)) {
    const { source, version, ...given } = call;
    const called = folders.get(resolve(path, source));
    if (source.startsWith(".") && !called) {
      complaints.push(`${here}: module ${name} is not at ${source}`);
      continue;
    }
    for (const [variable, [declared]] of Object.entries(called?.variables ?? {})) {
      if (!(variable in given) && !("default" in declared)) {
        complaints.push(`${here}: module ${name} is not given ${variable}`);
      }
    }
    for (const variable of called ? Object.keys(given) : []) {
      if (!(variable in called.variables)) {
        complaints.push(`${here}: module ${name} does not take ${variable}`);
      }
    }
  }
}

complaints.forEach((complaint) => console.error(complaint));
console.log(`${folders.size} folders read`);
process.exit(complaints.length === 0 && folders.size > 0 ? 0 : 1);
