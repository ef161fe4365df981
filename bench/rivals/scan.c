/* Rivals of the tripwires, built by bench/tripwires.ts. Each liquidates the accounts of one generated market along one path of
   prices: `vector` (accounts grouped by number of legs and sorted by first instrument, one column per field, a bound linear in prices for every account at every
   step, exact tiers where the bound is not enough, dead rows removed), `loop` (every account, exactly, in account order) and
   `trigger` (one f32 trigger per leg, scanned from end to end, exact check and a new trigger on a hit). Only stepping is timed. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define LEGS_MAX 4
#define BLOCK 256
#define CAP 1.05 /* the linear bound holds until a price is this far above that of its last renewal */

static uint32_t nAccounts, nLegs, nInstruments, nTiers, nSteps;
static uint32_t *legStart;
static uint16_t *instrument;
static double *qty, *entry, *amount, *floors, *rates, *deductions, *start, *prices;

static uint32_t *outStep, *outAccount, nOut;
static double *outEquity;

static void *take(FILE *f, size_t n, size_t size) {
  void *p = malloc(n * size + 64);
  if (fread(p, size, n, f) != n) exit(3);
  return p;
}

static void load(const char *path) {
  FILE *f = fopen(path, "rb");
  uint32_t head[8];
  if (!f || fread(head, 4, 8, f) != 8) exit(3);
  nAccounts = head[0], nLegs = head[1], nInstruments = head[2], nTiers = head[3], nSteps = head[4];
  qty = take(f, nLegs, 8), entry = take(f, nLegs, 8), amount = take(f, nAccounts, 8);
  floors = take(f, nInstruments * nTiers, 8), rates = take(f, nInstruments * nTiers, 8);
  deductions = take(f, nInstruments * nTiers, 8), start = take(f, nInstruments, 8);
  prices = take(f, (size_t)nSteps * nInstruments, 8);
  legStart = take(f, nAccounts + 1, 4), instrument = take(f, nLegs, 2);
  fclose(f);
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

static inline double maintenance(uint32_t i, double notional) {
  const double *fl = floors + i * nTiers;
  uint32_t k = 0;
  while (k + 1 < nTiers && fl[k + 1] < notional) k++;
  return notional * rates[i * nTiers + k] - deductions[i * nTiers + k];
}

static inline double slackOf(uint32_t a, const double *z, double *equityOut) {
  double equity = 0, need = 0;
  for (uint32_t j = legStart[a]; j < legStart[a + 1]; j++) {
    double price = z[instrument[j]];
    equity += qty[j] * (price - entry[j]);
    need += maintenance(instrument[j], fabs(qty[j] * price));
  }
  equity += amount[a];
  *equityOut = equity;
  return equity - need;
}

static void record(uint32_t step, uint32_t a, double equity) {
  outStep[nOut] = step, outAccount[nOut] = a, outEquity[nOut++] = equity;
}

static int byNumber(const void *a, const void *b) {
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return (x > y) - (x < y);
}

/* ---- every account in order -------------------------------------------------------------------------------------------- */

static double runLoop(void) {
  uint8_t *dead = calloc(nAccounts, 1);
  double t = now(), equity;
  for (uint32_t s = 0; s < nSteps; s++) {
    const double *z = prices + (size_t)s * nInstruments;
    for (uint32_t a = 0; a < nAccounts; a++) {
      if (dead[a] || slackOf(a, z, &equity) >= 0) continue;
      dead[a] = 1;
      record(s, a, equity);
    }
  }
  t = now() - t;
  free(dead);
  return t;
}

/* ---- grouped by number of legs, vectorised ----------------------------------------------------------------------------- */

typedef struct {
  uint32_t n, *id;
  double *cash, *coef[LEGS_MAX];
  uint8_t *at[LEGS_MAX];
  uint32_t run[257]; /* accounts are sorted by the instrument of their first leg: its price is one number per run of them */
} Group;

static Group groups[LEGS_MAX + 1];

/* q, less the largest maintenance per unit of price that a notional up to |q|·cap can need. */
static inline double coefficient(double q, uint32_t i, double cap) {
  double most = fabs(q) * cap;
  return q - fabs(q) * (maintenance(i, most) / most);
}

static void buildGroups(double *cap) {
  for (uint32_t i = 0; i < nInstruments; i++) cap[i] = start[i] * CAP;
  for (uint32_t L = 1; L <= LEGS_MAX; L++) {
    Group *g = &groups[L];
    g->n = 0;
    for (uint32_t a = 0; a < nAccounts; a++) g->n += legStart[a + 1] - legStart[a] == L;
    g->id = aligned_alloc(64, (size_t)(g->n / 64 + 1) * 256);
    g->cash = aligned_alloc(64, (size_t)(g->n / 64 + 1) * 512);
    for (uint32_t l = 0; l < L; l++) {
      g->coef[l] = aligned_alloc(64, (size_t)(g->n / 64 + 1) * 512);
      g->at[l] = aligned_alloc(64, (size_t)(g->n / 64 + 1) * 64);
    }
    memset(g->run, 0, sizeof g->run);
    for (uint32_t a = 0; a < nAccounts; a++)
      if (legStart[a + 1] - legStart[a] == L) g->run[instrument[legStart[a]] + 1]++;
    for (uint32_t i = 0; i < nInstruments; i++) g->run[i + 1] += g->run[i];
    uint32_t next[257];
    memcpy(next, g->run, sizeof next);
    for (uint32_t a = 0; a < nAccounts; a++) {
      if (legStart[a + 1] - legStart[a] != L) continue;
      uint32_t k = next[instrument[legStart[a]]]++;
      double cash = amount[a];
      for (uint32_t l = 0; l < L; l++) {
        uint32_t j = legStart[a] + l;
        cash -= qty[j] * entry[j];
        g->at[l][k] = (uint8_t)instrument[j];
        g->coef[l][k] = coefficient(qty[j], instrument[j], cap[instrument[j]]);
      }
      /* Rounding of the bound, far above what a handful of sums can lose. */
      g->cash[k] = cash - 1e-9 * (fabs(cash) + fabs(amount[a]));
      g->id[k] = a;
    }
  }
}

static void freeGroups(void) {
  for (uint32_t L = 1; L <= LEGS_MAX; L++) {
    free(groups[L].id), free(groups[L].cash);
    for (uint32_t l = 0; l < L; l++) free(groups[L].coef[l]), free(groups[L].at[l]);
  }
}

/* New coefficients of every leg in one instrument, whose price has passed its cap. */
static void renew(uint32_t i, double cap) {
  for (uint32_t L = 1; L <= LEGS_MAX; L++) {
    Group *g = &groups[L];
    for (uint32_t l = 0; l < L; l++)
      for (uint32_t k = 0; k < g->n; k++)
        if (g->at[l][k] == i) g->coef[l][k] = coefficient(qty[legStart[g->id[k]] + l], i, cap);
  }
}

#define BOUND(L, SUM)                                                                                                  \
  static int bound##L(const Group *g, uint32_t from, uint32_t n, const double *restrict z, double z0, double *restrict out) { \
    const double *restrict cash = g->cash + from;                                                                      \
    const double *restrict c0 = g->coef[0] + from, *restrict c1 = L > 1 ? g->coef[1] + from : c0;                      \
    const double *restrict c2 = L > 2 ? g->coef[2] + from : c0, *restrict c3 = L > 3 ? g->coef[3] + from : c0;         \
    const uint8_t *restrict i1 = L > 1 ? g->at[1] + from : g->at[0], *restrict i2 = L > 2 ? g->at[2] + from : i1;      \
    const uint8_t *restrict i3 = L > 3 ? g->at[3] + from : i1;                                                         \
    (void)c1, (void)c2, (void)c3, (void)i1, (void)i2, (void)i3, (void)z;                                               \
    int64_t below = 0;                                                                                                 \
    for (uint32_t k = 0; k < n; k++) {                                                                                 \
      double s = SUM;                                                                                                  \
      out[k] = s;                                                                                                      \
      below |= s < 0 ? -1 : 0;                                                                                         \
    }                                                                                                                  \
    return below != 0;                                                                                                 \
  }
BOUND(1, cash[k] + c0[k] * z0)
BOUND(2, cash[k] + c0[k] * z0 + c1[k] * z[i1[k]])
BOUND(3, cash[k] + c0[k] * z0 + c1[k] * z[i1[k]] + c2[k] * z[i2[k]])
BOUND(4, cash[k] + c0[k] * z0 + c1[k] * z[i1[k]] + c2[k] * z[i2[k]] + c3[k] * z[i3[k]])

static void removeDead(Group *g, uint32_t L, const uint8_t *dead) {
  uint32_t kept = 0, i = 0;
  for (uint32_t k = 0; k < g->n; k++) {
    while (k >= g->run[i + 1]) g->run[++i] = kept;
    if (dead[g->id[k]]) continue;
    g->id[kept] = g->id[k], g->cash[kept] = g->cash[k];
    for (uint32_t l = 0; l < L; l++) g->coef[l][kept] = g->coef[l][k], g->at[l][kept] = g->at[l][k];
    kept++;
  }
  while (i < nInstruments) g->run[++i] = kept;
  g->n = kept;
}

static double runVector(void) {
  double *cap = malloc(nInstruments * 8), sums[BLOCK], equity, *equities = malloc((size_t)nAccounts * 8);
  uint8_t *dead = calloc(nAccounts, 1);
  uint32_t *hit = malloc((size_t)nAccounts * 4), gone[LEGS_MAX + 1] = {0};
  buildGroups(cap);
  double t = now();
  for (uint32_t s = 0; s < nSteps; s++) {
    const double *z = prices + (size_t)s * nInstruments;
    uint32_t hits = 0;
    for (uint32_t i = 0; i < nInstruments; i++)
      if (z[i] > cap[i]) cap[i] = z[i] * CAP, renew(i, cap[i]);
    for (uint32_t L = 1; L <= LEGS_MAX; L++) {
      Group *g = &groups[L];
      for (uint32_t from = 0, i = 0; from < g->n;) {
        while (from >= g->run[i + 1]) i++;
        uint32_t n = g->run[i + 1] - from < BLOCK ? g->run[i + 1] - from : BLOCK;
        int below = L == 1   ? bound1(g, from, n, z, z[i], sums)
                    : L == 2 ? bound2(g, from, n, z, z[i], sums)
                    : L == 3 ? bound3(g, from, n, z, z[i], sums)
                             : bound4(g, from, n, z, z[i], sums);
        uint32_t first = from;
        from += n;
        if (!below) continue;
        for (uint32_t k = 0; k < n; k++) {
          if (!(sums[k] < 0)) continue;
          uint32_t a = g->id[first + k];
          if (dead[a] || slackOf(a, z, &equity) >= 0) continue;
          dead[a] = 1, gone[L]++, hit[hits++] = a, equities[a] = equity;
        }
      }
      if (gone[L] * 100 > g->n) removeDead(g, L, dead), gone[L] = 0;
    }
    qsort(hit, hits, 4, byNumber);
    for (uint32_t k = 0; k < hits; k++) record(s, hit[k], equities[hit[k]]);
  }
  t = now() - t;
  freeGroups(), free(cap), free(dead), free(hit), free(equities);
  return t;
}

/* ---- one f32 trigger per leg ------------------------------------------------------------------------------------------- */

static float *keys;
static uint32_t *positionOf, *unitAt, *columnStart;

/* Loss of slack of a unit when every leg has moved against it by the relative move x; convex in x for these tables. */
static double lossAt(uint32_t a, const double *z, double x) {
  double loss = 0;
  for (uint32_t j = legStart[a]; j < legStart[a + 1]; j++) {
    uint32_t i = instrument[j];
    double n = fabs(qty[j]) * z[i], moved = qty[j] > 0 ? n * (1 - x) : n * (1 + x);
    loss += n * x + maintenance(i, moved) - maintenance(i, n);
  }
  return loss;
}

static double rateNow(uint32_t a, const double *z) {
  double sum = 0;
  for (uint32_t j = legStart[a]; j < legStart[a + 1]; j++) {
    uint32_t i = instrument[j], k = 0;
    double n = fabs(qty[j]) * z[i];
    while (k + 1 < nTiers && floors[i * nTiers + k + 1] < n) k++;
    sum += qty[j] > 0 ? n * (1 - rates[i * nTiers + k]) : n * (1 + rates[i * nTiers + k]);
  }
  return sum;
}

static void arm(uint32_t a, const double *z, double slack) {
  double x = slack > 0 ? slack / rateNow(a, z) : 0;
  if (x > 0.9) x = 0.9;
  for (int turn = 0; turn < 3 && x > 0; turn++) {
    double loss = lossAt(a, z, x);
    if (loss <= slack) break;
    x *= slack / loss; /* a chord of a convex function: still on the safe side */
  }
  for (uint32_t j = legStart[a]; j < legStart[a + 1]; j++) {
    double price = z[instrument[j]] * (qty[j] > 0 ? 1 - x : 1 + x);
    double key = qty[j] > 0 ? price : -price;
    keys[positionOf[j]] = (float)(key + fabs(key) * 1.2e-7);
  }
}

static void buildTriggers(void) {
  double equity;
  columnStart = calloc(2 * nInstruments + 1, 4);
  positionOf = malloc((size_t)nLegs * 4), unitAt = malloc((size_t)nLegs * 4);
  keys = aligned_alloc(64, ((size_t)nLegs / 16 + 1) * 64);
  for (uint32_t j = 0; j < nLegs; j++) columnStart[2 * instrument[j] + (qty[j] < 0) + 1]++;
  for (uint32_t c = 0; c < 2 * nInstruments; c++) columnStart[c + 1] += columnStart[c];
  uint32_t *next = malloc(2 * nInstruments * 4);
  memcpy(next, columnStart, 2 * nInstruments * 4);
  for (uint32_t a = 0; a < nAccounts; a++)
    for (uint32_t j = legStart[a]; j < legStart[a + 1]; j++)
      positionOf[j] = next[2 * instrument[j] + (qty[j] < 0)]++, unitAt[positionOf[j]] = a;
  for (uint32_t a = 0; a < nAccounts; a++) arm(a, start, slackOf(a, start, &equity));
  free(next);
}

static uint32_t scanColumn(uint32_t from, uint32_t to, float level, uint32_t *hit, uint32_t hits) {
  for (uint32_t at = from; at < to; at += 128) {
    uint32_t n = to - at < 128 ? to - at : 128;
    const float *restrict k = keys + at;
    int32_t any = 0;
    for (uint32_t j = 0; j < n; j++) any |= k[j] >= level ? -1 : 0;
    if (!any) continue;
    for (uint32_t j = 0; j < n; j++)
      if (k[j] >= level) hit[hits++] = unitAt[at + j];
  }
  return hits;
}

static double runTrigger(void) {
  uint32_t *hit = malloc((size_t)nLegs * 4);
  double equity;
  buildTriggers();
  double t = now();
  for (uint32_t s = 0; s < nSteps; s++) {
    const double *z = prices + (size_t)s * nInstruments;
    uint32_t hits = 0;
    for (uint32_t i = 0; i < nInstruments; i++) {
      /* Keys are rounded toward the price, so a level rounded away from it would still be met; rounding down is enough. */
      hits = scanColumn(columnStart[2 * i], columnStart[2 * i + 1], nextafterf((float)z[i], -INFINITY), hit, hits);
      hits = scanColumn(columnStart[2 * i + 1], columnStart[2 * i + 2], nextafterf((float)-z[i], -INFINITY), hit, hits);
    }
    qsort(hit, hits, 4, byNumber);
    for (uint32_t k = 0; k < hits; k++) {
      uint32_t a = hit[k];
      if (k > 0 && hit[k - 1] == a) continue;
      double slack = slackOf(a, z, &equity);
      if (slack >= 0) arm(a, z, slack);
      else {
        record(s, a, equity);
        for (uint32_t j = legStart[a]; j < legStart[a + 1]; j++) keys[positionOf[j]] = -INFINITY;
      }
    }
  }
  t = now() - t;
  free(hit), free(keys), free(positionOf), free(unitAt), free(columnStart);
  return t;
}

int main(int argc, char **argv) {
  if (argc != 4) return 2;
  load(argv[1]);
  outStep = malloc((size_t)nAccounts * 4), outAccount = malloc((size_t)nAccounts * 4);
  outEquity = malloc((size_t)nAccounts * 8);
  for (int run = 0; run < atoi(argv[3]); run++) {
    nOut = 0;
    double t = argv[2][0] == 'v' ? runVector() : argv[2][0] == 'l' ? runLoop() : runTrigger();
    uint32_t hash = 0x811c9dc5u;
    for (uint32_t k = 0; k < nOut; k++) hash = (hash ^ outStep[k]) * 16777619u, hash = (hash ^ outAccount[k]) * 16777619u;
    printf("%.6f %u %08x\n", t, nOut, hash);
  }
  return 0;
}
