#include "app/run_program.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace jingluo::app::test {

namespace {

std::string bytes_of(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void send_to(const std::string& file, int descriptor) {
    const int opened = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    ::dup2(opened, descriptor);
    ::close(opened);
}

}  // namespace

Ran run_program(const std::vector<std::string>& arguments, const std::string& home,
                const std::map<std::string, std::string>& environment, const char* program) {
    const std::string out = home + "/stdout.txt", err = home + "/stderr.txt";
    const pid_t child = ::fork();
    if (child == 0) {
        ::clearenv();
        ::setenv("HOME", home.c_str(), 1);
        ::setenv("PATH", "/usr/bin:/bin", 1);
        ::setenv("LC_ALL", "C.UTF-8", 1);
        // Mesa keeps memory for good, so a run that draws cannot be asked for leaks; all others are, under
        // AddressSanitizer.
        if (arguments.empty() || arguments[0] == "render") ::setenv("ASAN_OPTIONS", "detect_leaks=0", 1);
        for (const auto& [name, value] : environment) ::setenv(name.c_str(), value.c_str(), 1);
        send_to(out, STDOUT_FILENO);
        send_to(err, STDERR_FILENO);
        if (::chdir(home.c_str()) != 0) ::_exit(126);
        std::vector<char*> argv{const_cast<char*>(program)};
        for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
        argv.push_back(nullptr);
        ::execv(argv[0], argv.data());
        ::_exit(127);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), bytes_of(out), bytes_of(err)};
}

}  // namespace jingluo::app::test
