// Unpacks LZMA ("alone": 13 bytes of header, then the stream), after the 7-Zip LZMA specification
// by Igor Pavlov (public domain). No browser unpacks anything as dense by itself.

function unpackLzma(packed) {
  const header = new DataView(packed.buffer, packed.byteOffset, 13);
  const props = packed[0];
  const lc = props % 9;
  const lpMask = (1 << (Math.floor(props / 9) % 5)) - 1;
  const pbMask = (1 << Math.floor(props / 45)) - 1;
  const out = new Uint8Array(header.getUint32(5, true));

  // The range decoder.
  let at = 14;
  let range = 0xffffffff;
  let code = 0;
  for (let i = 0; i < 4; i++) code = ((code << 8) | packed[at++]) >>> 0;
  const widen = () => {
    if (range < 0x1000000) {
      range = (range << 8) >>> 0;
      code = ((code << 8) | packed[at++]) >>> 0;
    }
  };
  const fresh = (length) => new Uint16Array(length).fill(1024);
  const bit = (odds, i) => {
    const odd = odds[i];
    const bound = (range >>> 11) * odd;
    let one = 0;
    if (code < bound) {
      range = bound;
      odds[i] = odd + ((2048 - odd) >> 5);
    } else {
      range -= bound;
      code -= bound;
      odds[i] = odd - (odd >> 5);
      one = 1;
    }
    widen();
    return one;
  };
  const tree = (odds, from, bits) => {
    let node = 1;
    for (let i = 0; i < bits; i++) node = (node << 1) | bit(odds, from + node);
    return node - (1 << bits);
  };
  const treeFromTheEnd = (odds, from, bits) => {
    let node = 1;
    let value = 0;
    for (let i = 0; i < bits; i++) {
      const one = bit(odds, from + node);
      node = (node << 1) | one;
      value |= one << i;
    }
    return value;
  };
  const plain = (bits) => {
    let value = 0;
    for (let i = 0; i < bits; i++) {
      range >>>= 1;
      const one = code >= range ? 1 : 0;
      if (one) code -= range;
      widen();
      value = ((value << 1) | one) >>> 0;
    }
    return value;
  };

  // Lengths: 2 to 9, 10 to 17, 18 to 273.
  const lengths = () => ({ choice: fresh(2), low: fresh(128), middle: fresh(128), high: fresh(256) });
  const length = ({ choice, low, middle, high }, position) => {
    if (!bit(choice, 0)) return 2 + tree(low, position << 3, 3);
    if (!bit(choice, 1)) return 10 + tree(middle, position << 3, 3);
    return 18 + tree(high, 0, 8);
  };

  const isMatch = fresh(192);
  const isAgain = fresh(12);
  const isAgain0 = fresh(12);
  const isAgain1 = fresh(12);
  const isAgain2 = fresh(12);
  const isLonger = fresh(192);
  const slots = fresh(256);
  const distances = fresh(128);
  const lowest = fresh(16);
  const literals = fresh((0x300 << lc) * (lpMask + 1));
  const matchLengths = lengths();
  const againLengths = lengths();
  const distance = (long) => {
    const slot = tree(slots, Math.min(long - 2, 3) << 6, 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const base = ((2 | (slot & 1)) << bits) >>> 0;
    if (slot < 14) return base + treeFromTheEnd(distances, base - slot, bits);
    return base + plain(bits - 4) * 16 + treeFromTheEnd(lowest, 0, 4);
  };

  let [state, done, d0, d1, d2, d3] = [0, 0, 0, 0, 0, 0];
  const literal = () => {
    const before = done > 0 ? out[done - 1] : 0;
    const from = 0x300 * (((done & lpMask) << lc) + (before >> (8 - lc)));
    let symbol = 1;
    if (state >= 7) {
      let match = out[done - d0 - 1];
      while (symbol < 0x100) {
        const matched = (match >> 7) & 1;
        match <<= 1;
        const one = bit(literals, from + ((1 + matched) << 8) + symbol);
        symbol = (symbol << 1) | one;
        if (matched !== one) break;
      }
    }
    while (symbol < 0x100) symbol = (symbol << 1) | bit(literals, from + symbol);
    out[done++] = symbol;
    state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
  };
  const copy = (long) => {
    if (d0 >= done || done + long > out.length) throw new Error("the file is damaged");
    for (let i = 0; i < long; i++, done++) out[done] = out[done - d0 - 1];
  };

  while (done < out.length) {
    if (at > packed.length + 4) throw new Error("the file is cut off");
    const position = done & pbMask;
    if (!bit(isMatch, (state << 4) + position)) {
      literal();
      continue;
    }
    if (!bit(isAgain, state)) {
      [d3, d2, d1] = [d2, d1, d0];
      const long = length(matchLengths, position);
      d0 = distance(long);
      state = state < 7 ? 7 : 10;
      copy(long);
      continue;
    }
    if (!bit(isAgain0, state)) {
      if (!bit(isLonger, (state << 4) + position)) {
        state = state < 7 ? 9 : 11;
        copy(1);
        continue;
      }
    } else if (!bit(isAgain1, state)) {
      [d0, d1] = [d1, d0];
    } else if (!bit(isAgain2, state)) {
      [d0, d1, d2] = [d2, d0, d1];
    } else {
      [d0, d1, d2, d3] = [d3, d0, d1, d2];
    }
    const long = length(againLengths, position);
    state = state < 7 ? 8 : 11;
    copy(long);
  }
  return out;
}
