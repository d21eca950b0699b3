package dev.rosey.runtime;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A method of a bean that something arrives at.
 *
 * @param method the method, made accessible
 * @param instance gives the bean's instance
 */
record HandlerMethod(Method method, Supplier<Object> instance) {

    HandlerMethod {
        method.setAccessible(true);
    }

    /** Calls the method and throws what it throws. */
    @Nullable
    Object call(@Nullable Object... arguments) throws Throwable {
        try {
            return method.invoke(instance.get(), arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    @Override
    public String toString() {
        return method.getDeclaringClass().getName() + '.' + method.getName();
    }
}
