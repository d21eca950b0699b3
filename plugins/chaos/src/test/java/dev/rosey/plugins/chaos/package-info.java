/** The whole Rosey, as {@code ./rosey up} starts it, with the bad plugin in it. */
package dev.rosey.plugins.chaos;
