/** Small files of evidence for tests: right first bytes, and a tail that makes each of them another file. */
import { createHash, randomBytes } from 'node:crypto';

export interface SampleFile {
  bytes: Buffer;
  hash: string;
}

const begins = {
  jpeg: Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
  png: Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000a49444154', 'hex'),
  pdf: Buffer.from('%PDF-1.7\n'),
  webm: Buffer.from('1a45dfa39f4286810142f7810142f2810442f381084282847765626d42878104', 'hex'),
  exe: Buffer.from('4d5a90000300000004000000ffff0000', 'hex'),
  html: Buffer.from('<!doctype html><script>alert(1)</script>'),
};

export const fileOf = (bytes: Buffer): SampleFile => ({
  bytes,
  hash: createHash('sha256').update(bytes).digest('hex'),
});

/** A file of this kind, different every time. */
export const sampleFile = (kind: keyof typeof begins, size = 3000): SampleFile =>
  fileOf(Buffer.concat([begins[kind], randomBytes(size - begins[kind].length)]));
