package alo.engine.calendar;

/// Moments of new moons and the place of the sun, after Jean Meeus, "Astronomical Algorithms", 2nd
/// edition: chapter 49 for the moon (some seconds off at most), chapter 25 for the sun (0.01°, 15
/// minutes at most). Moments are Julian days in universal time.
final class Astronomy {
  /// The days between two new moons, on average.
  static final double SYNODIC_MONTH_DAYS = 29.530588861;

  private static final double J2000 = 2_451_545.0;
  private static final double CENTURY_DAYS = 36_525.0;
  private static final double DAY_SECONDS = 86_400.0;
  private static final double NEW_MOON_OF_2000 = 2_451_550.09766;

  /// Amplitudes in days, and multiples of the sun's anomaly, the moon's anomaly, the moon's
  /// argument of latitude and the node, and the power of the earth's eccentricity.
  private static final double[][] MOON = {
    {-0.40720, 0, 1, 0, 0, 0},
    {0.17241, 1, 0, 0, 0, 1},
    {0.01608, 0, 2, 0, 0, 0},
    {0.01039, 0, 0, 2, 0, 0},
    {0.00739, -1, 1, 0, 0, 1},
    {-0.00514, 1, 1, 0, 0, 1},
    {0.00208, 2, 0, 0, 0, 2},
    {-0.00111, 0, 1, -2, 0, 0},
    {-0.00057, 0, 1, 2, 0, 0},
    {0.00056, 1, 2, 0, 0, 1},
    {-0.00042, 0, 3, 0, 0, 0},
    {0.00042, 1, 0, 2, 0, 1},
    {0.00038, 1, 0, -2, 0, 1},
    {-0.00024, -1, 2, 0, 0, 1},
    {-0.00017, 0, 0, 0, 1, 0},
    {-0.00007, 2, 1, 0, 0, 0},
    {0.00004, 0, 2, -2, 0, 0},
    {0.00004, 3, 0, 0, 0, 0},
    {0.00003, 1, 1, -2, 0, 0},
    {0.00003, 0, 2, 2, 0, 0},
    {-0.00003, 1, 1, 2, 0, 0},
    {0.00003, -1, 1, 2, 0, 0},
    {-0.00002, -1, 1, -2, 0, 0},
    {-0.00002, 1, 3, 0, 0, 0},
    {0.00002, 0, 4, 0, 0, 0},
  };

  /// The planets' share: amplitude in days, angle at new moon 0 and its step in degrees.
  private static final double[][] PLANETS = {
    {0.000325, 299.77, 0.107408},
    {0.000165, 251.88, 0.016321},
    {0.000164, 251.83, 26.651886},
    {0.000126, 349.42, 36.412478},
    {0.000110, 84.66, 18.206239},
    {0.000062, 141.74, 53.303771},
    {0.000060, 207.14, 2.453732},
    {0.000056, 154.84, 7.306860},
    {0.000047, 34.52, 27.261239},
    {0.000042, 207.19, 0.121824},
    {0.000040, 291.34, 1.844379},
    {0.000037, 161.72, 24.198154},
    {0.000035, 239.56, 25.513099},
    {0.000023, 331.55, 3.592518},
  };

  private Astronomy() {}

  /// The number of the last new moon before about a moment; 0 is that of 6 January 2000.
  static long newMoonNear(double julianDay) {
    return (long) Math.floor((julianDay - NEW_MOON_OF_2000) / SYNODIC_MONTH_DAYS);
  }

  /// When a new moon is.
  static double newMoon(long number) {
    double k = number;
    double t = k / 1236.85;
    double t2 = t * t;
    double t3 = t2 * t;
    double e = 1 - 0.002516 * t - 0.0000074 * t2;
    double sun = 2.5534 + 29.10535670 * k - 0.0000014 * t2 - 0.00000011 * t3;
    double moon = 201.5643 + 385.81693528 * k + 0.0107582 * t2 + 0.00001238 * t3;
    double latitude = 160.7108 + 390.67050284 * k - 0.0016118 * t2 - 0.00000227 * t3;
    double node = 124.7746 - 1.56375588 * k + 0.0020672 * t2 + 0.00000215 * t3;
    double moment = NEW_MOON_OF_2000 + SYNODIC_MONTH_DAYS * k + 0.00015437 * t2 - 0.000000150 * t3;
    for (double[] term : MOON) {
      double angle = term[1] * sun + term[2] * moon + term[3] * latitude + term[4] * node;
      moment += term[0] * Math.pow(e, term[5]) * sin(angle);
    }
    for (double[] term : PLANETS) {
      double bend = term == PLANETS[0] ? 0.009173 * t2 : 0;
      moment += term[0] * sin(term[1] + term[2] * k - bend);
    }
    return moment - deltaT(moment);
  }

  /// The sun's apparent longitude in degrees, 0 to below 360.
  static double sunLongitude(double julianDay) {
    double t = (julianDay + deltaT(julianDay) - J2000) / CENTURY_DAYS;
    double mean = 280.46646 + 36000.76983 * t + 0.0003032 * t * t;
    double anomaly = 357.52911 + 35999.05029 * t - 0.0001537 * t * t;
    double centre =
        (1.914602 - 0.004817 * t - 0.000014 * t * t) * sin(anomaly)
            + (0.019993 - 0.000101 * t) * sin(2 * anomaly)
            + 0.000289 * sin(3 * anomaly);
    double apparent = mean + centre - 0.00569 - 0.00478 * sin(125.04 - 1934.136 * t);
    return apparent - 360 * Math.floor(apparent / 360);
  }

  /// How far the earth's clock lags behind the even one, in days: the polynomials of Espenak and
  /// Meeus (NASA, "Polynomial Expressions for Delta T").
  private static double deltaT(double julianDay) {
    double year = 2000 + (julianDay - J2000) / 365.25;
    return deltaTSeconds(year) / DAY_SECONDS;
  }

  private static double deltaTSeconds(double year) {
    if (year < 1920) {
      return series(year - 1900, -2.79, 1.494119, -0.0598939, 0.0061966, -0.000197);
    }
    if (year < 1941) {
      return series(year - 1920, 21.20, 0.84493, -0.076100, 0.0020936);
    }
    if (year < 1961) {
      return series(year - 1950, 29.07, 0.407, -1 / 233.0, 1 / 2547.0);
    }
    if (year < 1986) {
      return series(year - 1975, 45.45, 1.067, -1 / 260.0, -1 / 718.0);
    }
    if (year < 2005) {
      return series(year - 2000, 63.86, 0.3345, -0.060374, 0.0017275, 0.000651814, 0.00002373599);
    }
    if (year < 2050) {
      return series(year - 2000, 62.92, 0.32217, 0.005589);
    }
    double centuries = (year - 1820) / 100;
    return -20 + 32 * centuries * centuries - 0.5628 * Math.max(0, 2150 - year);
  }

  private static double series(double x, double... coefficients) {
    double sum = 0;
    for (int i = coefficients.length - 1; i >= 0; i--) {
      sum = sum * x + coefficients[i];
    }
    return sum;
  }

  private static double sin(double degrees) {
    return Math.sin(Math.toRadians(degrees));
  }
}
