import { CommandFailure } from './command-failure.ts';

/** Reads the value of an option that is a share, above 0 unless 0 is allowed too. */
export const shareOption =
  (command: string, option: string, { isZeroAllowed = false } = {}) =>
  (text: string): number => {
    const value = /^(\d+(\.\d*)?|\.\d+)(e-\d+)?$/i.test(text) ? Number(text) : Number.NaN;
    if (value <= 1 && (value > 0 || (isZeroAllowed && value === 0))) return value;
    const range = isZeroAllowed ? 'from 0 to 1' : 'above 0, at most 1';
    throw usage(command, `${option}: a share ${range} was expected, such as 0.01, not "${text}".`);
  };

/** Reads the value of an option that is a whole number from 1. */
export const countOption =
  (command: string, option: string, most: number) =>
  (text: string): number => {
    const value = /^[1-9]\d{0,8}$/.test(text) ? Number(text) : Number.NaN;
    if (value <= most) return value;
    throw usage(command, `${option}: a whole number from 1 to ${most} was expected, not "${text}".`);
  };

const usage = (command: string, message: string): CommandFailure =>
  new CommandFailure(message, { name: 'UsageError', exitCode: 2, hint: `strata ${command} --help` });
