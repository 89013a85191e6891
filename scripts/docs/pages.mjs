/**
 * Pages whose commands are run: what a page says that a reader types, writes and mends, in order.
 *
 * - A ```console block holds commands after `$ `, each with what it prints. `<!-- exit 1 -->` above it: its last command ends so.
 *   `<!-- show Sprints; What it is worth -->`: only these paragraphs of the output are shown, by their first words.
 *   `Sprints/5` takes five lines of one; `…` stands for what is left out.
 * - A block under `<!-- file NAME -->` is the text of a file that the reader writes.
 * - A ```diff block under `<!-- edit NAME -->` is a change that the reader makes: its `-` lines become its `+` lines.
 */

/**
 * @typedef {{ kind: 'run', command: string, expected: string, show: string[], exit: number, line: number }} Run
 * @typedef {{ kind: 'file', name: string, text: string, line: number }} File
 * @typedef {{ kind: 'edit', name: string, before: string, after: string, line: number }} Edit
 */

const BLOCK = /^((?:<!-- (?:show|exit|file|edit) [^\n]*-->\n)*)```(\w*)\n(.*?)^```$/gms;

/** @param {string} markdown @returns {(Run | File | Edit)[]} */
export function stepsOf(markdown) {
  return [...markdown.matchAll(BLOCK)].flatMap((match) => {
    const [, notes, language, body] = match;
    const line = markdown.slice(0, match.index).split('\n').length;
    const said = Object.fromEntries([...notes.matchAll(/<!-- (\w+) (.*?) -->/g)].map(([, key, value]) => [key, value]));
    if (said.file !== undefined) return [{ kind: 'file', name: said.file, text: body, line }];
    if (said.edit !== undefined) return [{ kind: 'edit', name: said.edit, ...sides(body), line }];
    return language === 'console' ? runsOf(body, said, line) : [];
  });
}

/** The commands of one block; notes are about the last. */
function runsOf(body, said, line) {
  const parts = body.split(/^\$ /m).slice(1);
  return parts.map((part, index) => {
    const last = index === parts.length - 1;
    const [command, ...output] = part.split('\n');
    return {
      kind: 'run',
      command,
      expected: output.join('\n'),
      show: last && said.show !== undefined ? said.show.split(';').map((text) => text.trim()) : [],
      exit: last && said.exit !== undefined ? Number(said.exit) : 0,
      line,
    };
  });
}

function sides(diff) {
  const lines = diff.split('\n').slice(0, -1);
  const side = (sign) =>
    lines
      .filter((text) => !text.startsWith(sign))
      .map((text) => `${text.slice(1)}\n`)
      .join('');
  return { before: side('+'), after: side('-') };
}

/**
 * What a page shows of an output: all of it, or the paragraphs asked for, with `…` for what lies between.
 * @param {string} output @param {string[]} show @throws Error where a paragraph is not in the output.
 */
export function excerpt(output, show) {
  if (show.length === 0) return output;
  const paragraphs = output.replace(/\n+$/, '').split(/\n\n+/);
  const wanted = show.map((text) => /^(.*?)(?:\/(\d+))?$/.exec(text).slice(1));
  const taken = wanted.map(([start, lines]) => {
    const index = paragraphs.findIndex((text) => text.trimStart().startsWith(start));
    if (index < 0) throw new Error(`no paragraph of the output starts with "${start}"`);
    return { index, text: cut(paragraphs[index], lines) };
  });
  const parts = taken.flatMap(({ index, text }, at) =>
    index === (taken[at - 1]?.index ?? -1) + 1 ? [text] : ['…', text],
  );
  const whole = taken.at(-1).index === paragraphs.length - 1;
  return `${[...parts, ...(whole ? [] : ['…'])].join('\n\n')}\n`;
}

function cut(paragraph, lines) {
  const all = paragraph.split('\n');
  if (lines === undefined || all.length <= Number(lines)) return paragraph;
  const indent = /^ */.exec(all[Number(lines)])[0];
  return [...all.slice(0, Number(lines)), `${indent}…`].join('\n');
}

/**
 * The page with these outputs, one for each command, in place of its own.
 * @param {string} markdown @param {string[]} outputs
 */
export function withOutputs(markdown, outputs) {
  const left = [...outputs];
  return markdown.replace(BLOCK, (whole, notes, language, body) => {
    if (language !== 'console' || /<!-- (file|edit) /.test(notes)) return whole;
    const parts = body.split(/^\$ /m).slice(1);
    const text = parts.map((part) => `$ ${part.split('\n')[0]}\n${left.shift()}`).join('');
    return `${notes}\`\`\`${language}\n${text}\`\`\``;
  });
}
