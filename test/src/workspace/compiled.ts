import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ts from 'typescript';

const ROOT = path.resolve(import.meta.dirname, '../../..');

/**
 * Makes JavaScript of a file and of all of ours that it imports, so that it starts in a tenth of a second in a process
 * of its own and is never older than the source.
 * @param entry Relative to the repository.
 * @returns The folder it lies in, to be removed by the caller, and the file to start.
 */
export function compiled(entry: string): { folder: string; file: string } {
  const folder = mkdtempSync(path.join(tmpdir(), 'compiled-'));
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
  writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }');
  const left = [entry];
  const seen = new Set<string>();
  for (let name = left.pop(); name !== undefined; name = left.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const { outputText } = ts.transpileModule(readFileSync(path.join(ROOT, name), 'utf8'), {
      compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023, verbatimModuleSyntax: true },
    });
    const out = path.join(folder, outOf(name));
    mkdirSync(path.dirname(out), { recursive: true });
    writeFileSync(out, outputText);
    for (const [, target] of outputText.matchAll(/(?:from|import) '(\.[^']+)\.js'/g)) {
      left.push(`${path.join(path.dirname(name), target!)}.ts`);
    }
  }
  return { folder, file: path.join(folder, outOf(entry)) };
}

function outOf(name: string): string {
  return name.replace(/\.ts$/, '.js');
}
