// An error whose message is written for the person at the terminal: printed alone, without a stack.

export class OperatorError extends Error {
  override name = 'OperatorError';
}
