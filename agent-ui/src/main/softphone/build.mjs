// Bundles the component into the jar's static resources, or the tests for Node's own test runner.
import { build } from "esbuild";
import { readdirSync } from "node:fs";

const tests = process.argv.includes("--tests");
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
        outfile: "../../../target/classes/META-INF/resources/softphone/softphone.js",
        bundle: true,
        minify: true,
        format: "esm",
        target: "es2022",
        sourcemap: true,
        logLevel: "warning",
      },
);
