/** What others may use of the feature `audit`. */
export { verifyAuditChain, type BrokenLink, type ChainReport } from './verify-audit-chain.ts';
