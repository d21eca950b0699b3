/** Says hello. */
@NullMarked
package dev.rosey.plugins.@TOKEN@;

import org.jspecify.annotations.NullMarked;
