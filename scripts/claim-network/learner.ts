import { normalise, type ClaimNetwork } from "../../src/search/claims/claim-network.ts";
import { activeOf, addRows } from "../../src/search/claims/weighted-rows.ts";
import { move, parameter, type Parameter, type Step } from "./adam.ts";
import type { Message } from "./conversations.ts";

/** A network that is not packed yet. */
export interface TrainedNetwork extends Omit<ClaimNetwork, "vectors" | "vectorScales"> {
  readonly vectors: Float32Array;
}

/** The share of terms, and of hidden units, that a text is read without, so that nothing rests on a few of them. */
const TERMS_DROPPED = 0.3;
const LAYER_DROPPED = 0.4;
/** Keeps what the network holds impossible from an endless error. */
const LEAST_LIKELY = 1e-12;
/** Smaller errors teach nothing. */
const NEGLIGIBLE_ERROR = 3e-4;

/** Gradients of the vectors that were read since the last step; they are used again, since each step reads thousands. */
class RowGradients {
  readonly #width: number;
  /** By place of a vector: where its gradient is; -1 where it was not read. */
  readonly #slots: Int32Array;
  readonly #places: number[] = [];
  readonly #rows: Float32Array[] = [];

  constructor(count: number, width: number) {
    this.#width = width;
    this.#slots = new Int32Array(count).fill(-1);
  }

  of(place: number): Float32Array {
    const known = this.#rows[this.#slots[place] ?? -1];
    if (known !== undefined) return known;
    const slot = this.#places.length;
    this.#slots[place] = slot;
    this.#places.push(place);
    const row = this.#rows[slot] ?? new Float32Array(this.#width);
    this.#rows[slot] = row;
    return row.fill(0);
  }

  /** Hands each gradient over, and begins anew. */
  end(take: (place: number, row: Float32Array) => void): void {
    this.#places.forEach((place, slot) => {
      const row = this.#rows[slot];
      if (row !== undefined) take(place, row);
      this.#slots[place] = -1;
    });
    this.#places.length = 0;
  }
}

/** Reads messages one by one, keeps what they teach, and moves the weights of a network by it. */
export class Learner {
  readonly #network: TrainedNetwork;
  readonly #random: () => number;
  readonly #gains: Parameter;
  readonly #shifts: Parameter;
  readonly #layer: Parameter;
  readonly #layerBiases: Parameter;
  readonly #outputs: Parameter;
  readonly #outputBiases: Parameter;
  readonly #vectors: Parameter;
  readonly #rows: RowGradients;
  readonly #raw: Float32Array;
  readonly #stretched: Float32Array;
  readonly #hidden: Float32Array;
  readonly #hiddenGradient: Float32Array;
  readonly #likely: Float32Array;
  /** Written to where there is nothing to be learned. */
  readonly #spare: Float32Array;

  constructor(network: TrainedNetwork, random: () => number) {
    this.#network = network;
    this.#random = random;
    this.#gains = parameter(network.gains);
    this.#shifts = parameter(network.shifts);
    this.#layer = parameter(network.layer);
    this.#layerBiases = parameter(network.layerBiases);
    this.#outputs = parameter(network.outputs);
    this.#outputBiases = parameter(network.outputBiases);
    this.#vectors = parameter(network.vectors);
    this.#rows = new RowGradients(network.terms.length, network.width);
    this.#raw = new Float32Array(network.width);
    this.#stretched = new Float32Array(network.width);
    this.#hidden = new Float32Array(network.hiddenSize);
    this.#hiddenGradient = new Float32Array(network.hiddenSize);
    this.#likely = new Float32Array(network.classes.length);
    this.#spare = new Float32Array(network.classes.length);
  }

  /**
   * @param needs each thing that the message needs to be told, as the numbers of the classes any one of which tells it
   * @returns how unlikely the network held what tells it before it learned from the message, in nats a need
   */
  read(message: Message, needs: readonly (readonly number[])[], weight: number): number {
    const kept = this.#keptOf(message);
    this.#sum(kept);
    const size = normalise(this.#raw);
    this.#readLayer();
    this.#readClasses();
    const likely = (classes: readonly number[]): number =>
      classes.reduce((sum, c) => sum + (this.#likely[c] ?? 0), LEAST_LIKELY);
    const loss = needs.reduce((sum, classes) => sum - Math.log(likely(classes)), 0);
    this.#teachClasses(this.#sharesOf(needs), weight);
    this.#teachLayer(kept, size);
    return (weight * loss) / needs.length;
  }

  /** Moves the weights by what was read since the last step. */
  learn(step: Step): void {
    for (const one of [
      this.#gains,
      this.#shifts,
      this.#layer,
      this.#layerBiases,
      this.#outputBiases,
      this.#outputs,
    ]) {
      move(one, 0, one.gradient, step);
      one.gradient.fill(0);
    }
    const { width } = this.#network;
    this.#rows.end((place, row) => {
      move(this.#vectors, place * width, row, step);
    });
  }

  /** A message without a part of its terms. */
  #keptOf({ places, shares }: Message): Message {
    const kept = [...places.keys()].filter(() => this.#random() >= TERMS_DROPPED);
    return {
      places: Int32Array.from(kept, (at) => places[at] ?? 0),
      shares: Float32Array.from(kept, (at) => shares[at] ?? 0),
    };
  }

  #sum({ places, shares }: Message): void {
    const { width, vectors } = this.#network;
    const raw = this.#raw.fill(0);
    places.forEach((place, at) => {
      const share = shares[at] ?? 0;
      for (let k = 0; k < width; k += 1) {
        raw[k] = (raw[k] ?? 0) + share * (vectors[place * width + k] ?? 0);
      }
    });
  }

  #readLayer(): void {
    const { gains, shifts, layer, layerBiases } = this.#network;
    this.#raw.forEach((one, k) => {
      this.#stretched[k] = one * (gains[k] ?? 0) + (shifts[k] ?? 0);
    });
    const hidden = this.#hidden;
    hidden.set(layerBiases);
    addRows(hidden, layer, this.#stretched);
    hidden.forEach((one, j) => {
      const isKept = one > 0 && this.#random() >= LAYER_DROPPED;
      hidden[j] = isKept ? one / (1 - LAYER_DROPPED) : 0;
    });
  }

  /** Leaves the probability of each class in `#likely`. */
  #readClasses(): void {
    const likely = this.#likely;
    likely.set(this.#network.outputBiases);
    addRows(likely, this.#network.outputs, this.#hidden);
    let highest = -Infinity;
    for (const one of likely) highest = Math.max(highest, one);
    let all = 0;
    for (let c = 0; c < likely.length; c += 1) {
      const one = Math.exp((likely[c] ?? 0) - highest);
      likely[c] = one;
      all += one;
    }
    for (let c = 0; c < likely.length; c += 1) likely[c] = (likely[c] ?? 0) / all;
  }

  /**
   * How much of a message is asked for by each class: needs count alike, however many classes tell them. Of those any one will do: half of
   * a need is for all alike, half for those that the network holds likelier already.
   */
  #sharesOf(needs: readonly (readonly number[])[]): ReadonlyMap<number, number> {
    const shares = new Map<number, number>();
    for (const classes of needs) {
      const all = classes.reduce((sum, c) => sum + (this.#likely[c] ?? 0), LEAST_LIKELY);
      for (const c of classes) {
        const share = (1 / classes.length + (this.#likely[c] ?? 0) / all) / 2;
        shares.set(c, (shares.get(c) ?? 0) + share / needs.length);
      }
    }
    return shares;
  }

  /** Turns the probabilities into errors, and leaves the gradients of the hidden units. */
  #teachClasses(wanted: ReadonlyMap<number, number>, weight: number): void {
    const errors = this.#likely;
    const hidden = this.#hidden;
    const { gradient, weights } = this.#outputs;
    const hiddenGradient = this.#hiddenGradient.fill(0);
    for (const [c, share] of wanted) errors[c] = (errors[c] ?? 0) - share;
    errors.forEach((error, c) => {
      errors[c] = Math.abs(weight * error) < NEGLIGIBLE_ERROR ? 0 : weight * error;
    });
    add(this.#outputBiases.gradient, errors, 1);
    const open = activeOf(errors);
    const own = Float32Array.from(open, (c) => errors[c] ?? 0);
    const active = activeOf(hidden);
    const { length } = errors;
    const rowOf = (rows: Float32Array, at: number): Float32Array => {
      const start = (active[at] ?? 0) * length;
      return rows.subarray(start, start + length);
    };
    // Two at a time, so that each error is read half as often.
    for (let at = 0; at < active.length; at += 2) {
      const isPair = at + 1 < active.length;
      const [j, k] = [active[at] ?? 0, active[isPair ? at + 1 : at] ?? 0];
      const [one, two] = [rowOf(weights, at), rowOf(weights, isPair ? at + 1 : at)];
      const [toOne, toTwo] = [rowOf(gradient, at), isPair ? rowOf(gradient, at + 1) : this.#spare];
      const [a, b] = [hidden[j] ?? 0, hidden[k] ?? 0];
      let sumOfOne = 0;
      let sumOfTwo = 0;
      for (let i = 0; i < open.length; i += 1) {
        const c = open[i] ?? 0;
        const error = own[i] ?? 0;
        sumOfOne += error * (one[c] ?? 0);
        sumOfTwo += error * (two[c] ?? 0);
        toOne[c] = (toOne[c] ?? 0) + error * a;
        toTwo[c] = (toTwo[c] ?? 0) + error * b;
      }
      hiddenGradient[k] = sumOfTwo;
      hiddenGradient[j] = sumOfOne;
    }
  }

  #teachLayer(kept: Message, size: number): void {
    const { width, hiddenSize, layer, gains } = this.#network;
    const { gradient: layerGradient } = this.#layer;
    const hiddenGradient = this.#hiddenGradient;
    hiddenGradient.forEach((gradient, j) => {
      hiddenGradient[j] = this.#hidden[j] === 0 ? 0 : gradient / (1 - LAYER_DROPPED);
    });
    add(this.#layerBiases.gradient, hiddenGradient, 1);
    const gradients = new Float32Array(width);
    for (let k = 0; k < width; k += 1) {
      const value = this.#stretched[k] ?? 0;
      let gradient = 0;
      for (let j = 0; j < hiddenSize; j += 1) {
        const one = hiddenGradient[j] ?? 0;
        if (one === 0) continue;
        const at = k * hiddenSize + j;
        gradient += one * (layer[at] ?? 0);
        layerGradient[at] = (layerGradient[at] ?? 0) + one * value;
      }
      this.#gains.gradient[k] = (this.#gains.gradient[k] ?? 0) + gradient * (this.#raw[k] ?? 0);
      this.#shifts.gradient[k] = (this.#shifts.gradient[k] ?? 0) + gradient;
      gradients[k] = gradient * (gains[k] ?? 0);
    }
    normaliseBackward(gradients, this.#raw, size);
    kept.places.forEach((place, at) => {
      add(this.#rows.of(place), gradients, kept.shares[at] ?? 0);
    });
  }
}

function add(to: Float32Array, from: Float32Array, share: number): void {
  for (let i = 0; i < to.length; i += 1) to[i] = (to[i] ?? 0) + share * (from[i] ?? 0);
}

/** Turns the gradients of what `normalise` made into those of what it was given, in place. */
function normaliseBackward(gradients: Float32Array, normal: Float32Array, size: number): void {
  let mean = 0;
  let along = 0;
  for (let k = 0; k < gradients.length; k += 1) {
    mean += (gradients[k] ?? 0) / gradients.length;
    along += ((gradients[k] ?? 0) * (normal[k] ?? 0)) / gradients.length;
  }
  for (let k = 0; k < gradients.length; k += 1) {
    gradients[k] = ((gradients[k] ?? 0) - mean - along * (normal[k] ?? 0)) / size;
  }
}
