import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'glob';
import { describe, expect, it } from 'vitest';

const PAGES = globSync(['*.md', 'docs/**/*.md', 'scripts/**/*.md'], { posix: true }).sort();
const text = new Map(PAGES.map((page) => [page, readFileSync(page, 'utf8')] as const));

/** Markdown without what is shown as code. */
function prose(markdown: string): string {
  return markdown
    .replaceAll(/^ {0,3}(```+|~~~+)[^\n]*\n[\s\S]*?^ {0,3}\1\s*$/gm, '')
    .replaceAll(/(?<=\n\n)(?:(?: {4}|\t)[^\n]*\n?)+/g, '')
    .replaceAll(/(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, (code) => code.replaceAll(/[^\n]/g, 'x'));
}

/** Where links and images of a page lead. */
function linksOf(markdown: string): string[] {
  const body = prose(markdown);
  const inline = [...body.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g)].map(([, target]) => target!);
  const references = [...body.matchAll(/^\[[^\]]+\]:\s+<?(\S+?)>?\s*$/gm)].map(([, target]) => target!);
  const bare = [...body.matchAll(/<(https?:[^>\s]+)>/g)].map(([, target]) => target!);
  return [...inline, ...references, ...bare];
}

/**
 * Anchors of the headings, as GitHub makes them: lower case, punctuation gone, blanks to dashes, numbered when repeated.
 * Source: github-slugger, which follows GitHub.
 */
function anchorsOf(markdown: string): Set<string> {
  const known = ANCHORS.get(markdown);
  if (known !== undefined) return known;
  const without = markdown.replaceAll(/^ {0,3}(```+)[^\n]*\n[\s\S]*?^ {0,3}\1\s*$/gm, '');
  const seen = new Map<string, number>();
  const anchors = [...without.matchAll(/^#{1,6} +(.+?) *#*$/gm)].map(([, heading]) => {
    const plain = heading!.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll(/[`*]/g, '');
    const slug = plain
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\p{M}_\- ]/gu, '')
      .replaceAll(' ', '-');
    const times = seen.get(slug) ?? 0;
    seen.set(slug, times + 1);
    return times === 0 ? slug : `${slug}-${times}`;
  });
  ANCHORS.set(markdown, new Set(anchors));
  return ANCHORS.get(markdown)!;
}
const ANCHORS = new Map<string, Set<string>>();

/** What is wrong with a link; null where it leads somewhere. External ones are looked at, not followed. */
function fault(page: string, link: string): string | null {
  if (/^[a-z][a-z\d+.-]*:/i.test(link)) {
    if (!URL.canParse(link)) return 'no address';
    const { protocol, hostname, username } = new URL(link);
    if (protocol === 'mailto:') return null;
    return protocol === 'https:' && hostname.includes('.') && username === '' ? null : 'not https';
  }
  const [file = '', anchor] = link.split('#');
  const target = file === '' ? page : path.posix.join(path.posix.dirname(page), decodeURI(file));
  if (target.startsWith('..') || path.posix.isAbsolute(target)) return 'leaves the repository';
  if (!existsSync(target)) return 'not there';
  if (anchor === undefined || !target.endsWith('.md')) return null;
  if (statSync(target).isDirectory()) return 'an anchor of a folder';
  return anchorsOf(text.get(target) ?? readFileSync(target, 'utf8')).has(anchor) ? null : 'no such heading';
}

describe('links of the documentation', () => {
  it('lead to a file, and to a heading that it has', () => {
    const faults = PAGES.flatMap((page) =>
      linksOf(text.get(page)!).flatMap((link) => {
        const wrong = fault(page, link);
        return wrong === null ? [] : [`${page}: ${link}: ${wrong}`];
      }),
    );
    expect(PAGES.length).toBeGreaterThan(100);
    expect(faults).toEqual([]);
  });

  it('reach every page from the index', () => {
    const ours = PAGES.filter((page) => page.startsWith('docs/') && !/^docs\/(rules|changes)\/.+\//.test(page));
    const reached = new Set(['docs/README.md']);
    for (const page of ['docs/README.md', 'docs/rules/README.md', 'docs/changes/README.md'])
      for (const link of linksOf(text.get(page)!))
        reached.add(path.posix.join(path.posix.dirname(page), link.split('#')[0]!));
    expect(ours.filter((page) => !reached.has(page))).toEqual([]);
  });
});

describe('the check itself', () => {
  it('sees what is broken', () => {
    expect(fault('docs/tutorial.md', 'nowhere.md')).toBe('not there');
    expect(fault('docs/tutorial.md', 'README.md#no-such-thing')).toBe('no such heading');
    expect(fault('docs/tutorial.md', 'README.md#how-to')).toBeNull();
    expect(fault('docs/tutorial.md', '#install')).toBeNull();
    expect(fault('docs/tutorial.md', '../../secret.md')).toBe('leaves the repository');
    expect(fault('docs/tutorial.md', 'http://harbour.example/')).toBe('not https');
    expect(fault('docs/tutorial.md', 'https://harbour')).toBe('not https');
  });

  it('takes links of prose, not of code', () => {
    expect(linksOf('[a](b.md) `[c](d.md)` ![e](f.png "g")\n\n    [h](i.md)\n\n```md\n[j](k.md)\n```\n')).toEqual([
      'b.md',
      'f.png',
    ]);
  });

  it('makes the anchors that GitHub makes', () => {
    expect([...anchorsOf('# A & B: `c`\n## Twice\n## Twice\n```sh\n# not a heading\n```\n')]).toEqual([
      'a--b-c',
      'twice',
      'twice-1',
    ]);
  });
});
