/** What stops the set-up, in words for the person at the terminal, and what they can do. */
export class SetupError extends Error {
  /**
   * @param {string} message
   * @param {readonly string[]} advice
   */
  constructor(message, advice) {
    super(message);
    this.name = 'SetupError';
    this.advice = advice;
  }
}
