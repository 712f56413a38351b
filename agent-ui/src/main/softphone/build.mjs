// Bundles the component into the jar's static resources, or the tests for Node's own test runner.
import { build } from "esbuild";
import { copyFileSync, mkdirSync, readdirSync } from "node:fs";

const tests = process.argv.includes("--tests");
const resources = "../../../target/classes/META-INF/resources/";
await build(
  tests
    ? {
        entryPoints: readdirSync("test").filter((f) => f.endsWith(".test.ts")).map((f) => "test/" + f),
        outdir: "../../../target/softphone-tests",
        outExtension: { ".js": ".mjs" },
        bundle: true,
        platform: "node",
        format: "esm",
        sourcemap: "inline",
        logLevel: "warning",
      }
    : {
        entryPoints: ["src/softphone.ts"],
        outfile: resources + "softphone/softphone.js",
        bundle: true,
        minify: true,
        format: "esm",
        target: "es2022",
        sourcemap: true,
        logLevel: "warning",
      },
);

// The pages' font (OFL-1.1, so we may serve it), the files that fonts.css names.
if (!tests) {
  mkdirSync(resources + "fonts", { recursive: true });
  for (const letters of ["vietnamese", "latin-ext", "latin"]) {
    const file = `source-sans-3-${letters}-wght-normal.woff2`;
    copyFileSync("node_modules/@fontsource-variable/source-sans-3/files/" + file, resources + "fonts/" + file);
  }
}
