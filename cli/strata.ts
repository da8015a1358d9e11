#!/usr/bin/env node
import { createProgram } from './program.ts';
import { reportError, runProgram } from './run-program.ts';

try {
  process.exitCode = await runProgram(createProgram(), process.argv);
} catch (error) {
  process.exitCode = reportError(error, process.argv);
}
process.exit();
