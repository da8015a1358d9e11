/** A step of a guide: a file the reader writes, or commands the reader types. */
export type GuideStep =
  | { readonly line: number; readonly file: string; readonly content: string }
  | { readonly line: number; readonly commands: readonly GuideCommand[] };

export interface GuideCommand {
  readonly text: string;
  /** What it ends with: 0 unless the guide says `# exits 2`. */
  readonly exitCode: number;
}

/**
 * What a reader of a guide does, in order. A fenced block with a path after its language (`yaml mine/config/strata.yaml`) is a file
 * to write; one of language `sh` is commands, a line each, without the remark behind ` #`. Other blocks are to look at.
 */
export function stepsOf(markdown: string): GuideStep[] {
  const steps: GuideStep[] = [];
  const lines = markdown.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const fence = /^(\s*)```(\w+)(?: +(\S+))?\s*$/.exec(lines[at] ?? '');
    if (fence === null) continue;
    const [, indent = '', language, file] = fence;
    const end = lines.findIndex((line, index) => index > at && line.trim() === '```');
    if (end < 0) throw new Error(`The block that begins on line ${at + 1} has no end.`);
    const body = lines.slice(at + 1, end).map((text) => (text.startsWith(indent) ? text.slice(indent.length) : text));
    if (file !== undefined) steps.push({ line: at + 1, file, content: `${body.join('\n')}\n` });
    else if (language === 'sh') {
      steps.push({ line: at + 1, commands: body.map(commandOf).filter(({ text }) => text !== '') });
    }
    at = end;
  }
  return steps;
}

const commandOf = (line: string): GuideCommand => ({
  text: line.replace(/(^|\s+)#.*$/, '').trim(),
  exitCode: Number(/# exits (\d)/.exec(line)?.[1] ?? 0),
});
