/**
 * Rosey on Kubernetes. There is no code of its own: what a container runs are the modules as they are. The tests of this
 * package run them as the manifests say, and hold manifests, metrics page and operating guide to what they do.
 */
@NullMarked
package dev.rosey.k8s;

import org.jspecify.annotations.NullMarked;
