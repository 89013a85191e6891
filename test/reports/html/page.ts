/** What stands between each `open` and the next `close`. */
export function between(text: string, open: string, close: string): string[] {
  return text
    .split(open)
    .slice(1)
    .map((part) => part.slice(0, part.indexOf(close)));
}

/** What a reader reads: tags gone, entities back, one line a block. */
export function textOf(markup: string): string {
  return markup
    .replace(/<(style|script|svg)[\s\S]*?<\/\1>/g, '')
    .replace(/<\/?(p|li|h\d|tr|dt|dd|div|section|caption|summary|details|figcaption|ul|ol|table|figure)\b[^>]*>/g, '\n')
    .replace(/<\/t[dh]>/g, ' | ')
    .replace(/<[^>]*>/g, '')
    .replace(
      /&(lt|gt|quot|#39|amp);/g,
      (_, name) => ({ lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' })[name as 'lt'],
    )
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n[\s\n]*/g, '\n');
}
