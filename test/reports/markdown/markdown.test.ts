import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../../reports/markdown/markdown.js';
import { harbour, largeHarbour } from '../harbour.js';

describe('renderMarkdown', () => {
  it('is the golden page', async () => {
    await expect(renderMarkdown(harbour())).toMatchFileSnapshot('../golden/summary.md');
  });

  it('stays short enough for a comment', () => {
    // GitHub cuts comments at 65,536 characters.
    expect(renderMarkdown(largeHarbour(200, 5000)).length).toBeLessThan(10_000);
  });

  it('lets scanned text be text', () => {
    const result = harbour();
    result.findings = [
      {
        ...result.findings[0]!,
        message: 'a | b <img src=x> [x](http://x) @octocat #12 **bold** `c` https://x.y www.x.y',
      },
    ];
    result.coverage.unknown = ['- nested', '1. listed', '# title'];
    const text = renderMarkdown(result);
    expect(text).toContain(
      'a \\| b &lt;img src=x&gt; \\[x\\](http&#58;//x) @&#8203;octocat #&#8203;12 \\*\\*bold\\*\\* \\`c\\` https&#58;//x.y www&#8203;.x.y |',
    );
    expect(text).toContain('- \\- nested\n- 1\\. listed\n- \\# title');
  });
});
