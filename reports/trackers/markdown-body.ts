import { code, plain } from '../markdown/text.js';
import { type BodyLine, bodyOf } from './body.js';
import type { WorkItem } from './work-items.js';

/** How one flavour of Markdown writes scanned text. */
export interface Flavour {
  text(text: string): string;
  place(place: string): string;
}

/** GitHub: text that mentions nobody and refers to nothing. */
export const GITHUB: Flavour = { text: plain, place: code };

/**
 * GitLab knows more references than GitHub: `!1`, `%"sprint"`, `~label`, `$1`, `&1`. It looks for them in the finished
 * page, so that an escape does not help and a zero-width space does (docs.gitlab.com/user/markdown, "GitLab-specific
 * references"). No code style: GitLab misses quick actions behind code in a description (gitlab-org/gitlab, issue 244289).
 */
function gitlabText(text: string): string {
  return plain(text).replace(/(?:[!%]|\\[~$[]|&amp;)(?=[\w"\\])/g, '$&&#8203;');
}
export const GITLAB: Flavour = { text: gitlabText, place: gitlabText };

function lineOf({ place, text }: BodyLine, flavour: Flavour): string {
  return place === undefined ? flavour.text(text) : `${flavour.place(place)} ${flavour.text(text)}`;
}

/** The description of an item in Markdown. Every line begins with a mark of ours, so no scanned text begins one. */
export function markdownBody(work: WorkItem, flavour: Flavour): string[] {
  return bodyOf(work).flatMap(({ heading, lines }) => [
    `**${heading}**`,
    '',
    ...lines.map((line) => `- ${lineOf(line, flavour)}`),
    '',
  ]);
}
