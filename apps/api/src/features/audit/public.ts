/** What others may use of the feature `audit`. */
export { verifyAuditChain } from './verify-audit-chain.ts';
