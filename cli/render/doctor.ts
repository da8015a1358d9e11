import type { DoctorResult, Finding } from '../results/doctor.ts';
import { counted, style, table } from './text.ts';

const colours = { ok: 'green', warning: 'yellow', problem: 'red' } as const;

/** A line a finding, and below it what to do. */
export function renderDoctor({ findings }: DoctorResult): string {
  const lines = table(
    findings.map(({ status, check, message }) => [style(colours[status], status), check, message]),
    [],
    '',
  );
  const withAdvice = lines.flatMap((line, at) => [line, ...advice(findings[at])]);
  const of = (wanted: Finding['status']) => findings.filter(({ status }) => status === wanted).length;
  return [...withAdvice, '', `${counted(of('problem'), 'problem')}, ${counted(of('warning'), 'warning')}.`].join('\n');
}

const advice = (finding: Finding | undefined): string[] => (finding?.next ? [`          next: ${finding.next}`] : []);
